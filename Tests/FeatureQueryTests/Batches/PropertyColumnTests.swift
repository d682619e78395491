import FeatureQuery
import Testing

@Suite struct `Property columns` {
    /// Two values with a null before, between and behind.
    private func sample(_ type: PropertyType) -> PropertyColumn {
        var column = PropertyColumn(type: type)
        column.appendNull()
        add(1, to: &column)
        column.appendNull()
        add(2, to: &column)
        column.appendNull()
        return column
    }

    private func add(_ number: Int64, to column: inout PropertyColumn) {
        switch column.type {
        case .integer, .boolean: column.append(integer: number)
        case .real: column.append(real: Double(number) / 2)
        case .text, .date, .dateTime, .binary: column.append(text: String(repeating: "ğ", count: Int(number)))
        }
    }

    @Test(arguments: PropertyType.allCases)
    func `every row has its place in the array that fits the type, nulls too`(_ type: PropertyType) {
        let column = sample(type)
        #expect(column.count == 5 && column.isNull == [true, false, true, false, true])
        switch type {
        case .integer, .boolean: #expect(column.integers == [0, 1, 0, 2, 0] && column.ends.isEmpty)
        case .real: #expect(column.reals == [0, 0.5, 0, 1, 0] && column.integers.isEmpty)
        case .text, .date, .dateTime, .binary: #expect(column.ends == [0, 2, 2, 6, 6] && column.reals.isEmpty)
        }
        #expect(column.holdsBytes == !column.ends.isEmpty)
    }

    @Test(arguments: PropertyType.allCases)
    func `filtering keeps values and nulls in order`(_ type: PropertyType) {
        let kept = sample(type).filtered(keep: [true, false, false, true, true])
        var expected = PropertyColumn(type: type)
        expected.appendNull()
        add(2, to: &expected)
        expected.appendNull()
        #expect(kept.type == type && kept.isNull == expected.isNull && kept.integers == expected.integers)
        #expect(kept.reals == expected.reals && kept.bytes == expected.bytes && kept.ends == expected.ends)
    }

    @Test func `texts lie side by side and are read by row`() {
        var column = PropertyColumn(type: .text)
        for text in ["Çankaya", "", "Iğdır"] { column.append(text: text) }
        column.appendNull()
        #expect((0..<4).map { column.text($0) } == ["Çankaya", "", "Iğdır", nil])
        #expect((0..<4).map { column.range(of: $0) } == [0..<8, 8..<8, 8..<15, 15..<15])
    }

    @Test func `a number has no text, and bytes that are not UTF-8 are shown as the replacement character`() {
        var numbers = PropertyColumn(type: .integer)
        numbers.append(integer: 5)
        #expect(numbers.text(0) == nil)
        var column = PropertyColumn(type: .text)
        column.bytes += [0x41, 0xFF]
        column.endBytes()
        #expect(column.text(0) == "A\u{FFFD}")
    }

    @Test func `removing everything leaves a column like a new one`() {
        for type in PropertyType.allCases {
            var column = sample(type)
            column.removeAll()
            add(1, to: &column)
            #expect(column.count == 1 && column.isNull == [false])
            #expect(!column.holdsBytes || column.range(of: 0) == 0..<2)
        }
    }
}
