import FeatureQuery
import LayerTemplates
import Testing

@Suite struct `Coercion of columns` {
    /// A text, the type wanted, the value expected, or why there is none.
    static let samples: [(String, PropertyType, PropertyValue?, CoercionFailure.Reason?)] = [
        ("101", .integer, .integer(101), nil), ("101.0", .integer, .integer(101), nil),
        ("101,00", .integer, .integer(101), nil), ("101,5", .integer, nil, .fraction),
        ("1e3", .integer, .integer(1000), nil),
        ("9223372036854775807", .integer, .integer(.max), nil), ("9223372036854775808", .integer, nil, .tooGreat),
        ("99999999999999999999999.0", .integer, nil, .tooGreat), ("1e400", .real, nil, .tooGreat),
        ("100000000000000000000000000000.1", .integer, nil, .fraction),
        ("0.0000000000000000000000", .integer, .integer(0), nil),
        ("0101", .text, .text("0101"), nil), (" 101/A ", .text, .text(" 101/A "), nil),
        ("", .integer, nil, nil), ("  ", .real, nil, nil), ("-", .date, nil, nil), ("NULL", .boolean, nil, nil),
        ("E", .boolean, .boolean(true), nil), ("h", .boolean, .boolean(false), nil),
        ("EVET", .boolean, .boolean(true), nil),
        ("hayır", .boolean, .boolean(false), nil), ("HAYIR", .boolean, .boolean(false), nil),
        ("Var", .boolean, .boolean(true), nil),
        ("yok", .boolean, .boolean(false), nil), ("1", .boolean, .boolean(true), nil),
        ("0", .boolean, .boolean(false), nil),
        ("true", .boolean, .boolean(true), nil), ("False", .boolean, .boolean(false), nil),
        ("DOĞRU", .boolean, .boolean(true), nil),
        ("belki", .boolean, nil, .notABoolean), ("-1", .boolean, nil, .notABoolean), ("Y", .boolean, nil, .notABoolean),
        ("2026-11-21", .date, .text("2026-11-21"), nil), ("21.11.2026", .date, .text("2026-11-21"), nil),
        ("21/11/2026", .date, .text("2026-11-21"), nil), ("1.2.2026", .date, .text("2026-02-01"), nil),
        ("20261121", .date, .text("2026-11-21"), nil), ("21.11.2026 10:53:16", .date, .text("2026-11-21"), nil),
        ("2026/11/21", .date, .text("2026-11-21"), nil), ("29.02.2024", .date, .text("2024-02-29"), nil),
        ("29.02.2026", .date, nil, .impossibleDate), ("31.04.2026", .date, nil, .impossibleDate),
        ("11/21/2026", .date, nil, .impossibleDate), ("21.11.26", .date, nil, .notADate),
        ("2026", .date, nil, .notADate),
        ("21.11-2026", .date, nil, .notADate), ("21 Kasım", .date, nil, .notADate), ("46347", .date, nil, .notADate),
        ("21.11.2026 25:00", .date, nil, .impossibleDate), ("21.11.2026 10", .date, nil, .notADate),
        ("21.11.2026", .dateTime, .text("2026-11-21T00:00:00Z"), nil),
        ("21.11.2026 9:05", .dateTime, .text("2026-11-21T09:05:00Z"), nil),
        ("2026-11-21T10:53:16.5Z", .dateTime, .text("2026-11-21T10:53:16.500Z"), nil),
        ("2026-11-21T10:53:16+03:00", .dateTime, .text("2026-11-21T07:53:16Z"), nil),
        ("2026-01-01T01:00:00+03:00", .dateTime, .text("2025-12-31T22:00:00Z"), nil),
        ("2024-02-28T23:30:00-01:00", .dateTime, .text("2024-02-29T00:30:00Z"), nil),
        ("2026-11-21T10:53:16+3", .dateTime, nil, .notADate), ("x", .binary, nil, .noCounterpart),
    ]

    @Test(arguments: samples)
    func `texts`(text: String, type: PropertyType, value: PropertyValue?, reason: CoercionFailure.Reason?) {
        let (column, failures) = ColumnCoercion(from: .text, to: type).coerced(PropertyColumn(texts: [text]))
        #expect(column.type == type && column.count == 1)
        #expect(column.value(0) == value)
        #expect(failures.map(\.reason) == (reason.map { [$0] } ?? []))
    }

    @Test(
        arguments: [
            (101.0, .text, .text("101"), nil), (0.5, .text, .text("0.5"), nil), (-0.0, .text, .text("0"), nil),
            (1e20, .text, .text("1e+20"), nil), (12.0, .integer, .integer(12), nil), (12.5, .integer, nil, .fraction),
            (1e30, .integer, nil, .tooGreat), (.infinity, .integer, nil, .notANumber),
            (1.0, .boolean, .boolean(true), nil),
            (2.0, .boolean, nil, .notABoolean), (0.5, .boolean, nil, .notABoolean),
            (20_261_121, .date, .text("2026-11-21"), nil),
            (46347, .date, nil, .notADate), (1, .binary, nil, .noCounterpart),
        ] as [(Double, PropertyType, PropertyValue?, CoercionFailure.Reason?)]
    )
    func `reals`(number: Double, type: PropertyType, value: PropertyValue?, reason: CoercionFailure.Reason?) {
        var source = PropertyColumn(type: .real)
        source.append(real: number)
        let (column, failures) = ColumnCoercion(from: .real, to: type).coerced(source)
        #expect(column.value(0) == value)
        #expect(failures.map(\.reason) == (reason.map { [$0] } ?? []))
    }

    @Test(
        arguments: [
            (101, .text, .text("101"), nil), (101, .real, .real(101), nil), (1, .boolean, .boolean(true), nil),
            (2, .boolean, nil, .notABoolean), (20_261_121, .date, .text("2026-11-21"), nil),
            (20_261_341, .date, nil, .impossibleDate),
            (20_261_121, .dateTime, .text("2026-11-21T00:00:00Z"), nil), (5, .date, nil, .notADate),
            (1, .binary, nil, .noCounterpart),
        ] as [(Int64, PropertyType, PropertyValue?, CoercionFailure.Reason?)]
    )
    func `integers`(number: Int64, type: PropertyType, value: PropertyValue?, reason: CoercionFailure.Reason?) {
        var source = PropertyColumn(type: .integer)
        source.append(integer: number)
        let (column, failures) = ColumnCoercion(from: .integer, to: type).coerced(source)
        #expect(column.value(0) == value)
        #expect(failures.map(\.reason) == (reason.map { [$0] } ?? []))
    }

    @Test func `moments, days and truths`() {
        var moment = PropertyColumn(type: .dateTime)
        moment.append(text: "2026-11-21T10:53:16Z")
        var day = PropertyColumn(type: .date)
        day.append(text: "2026-11-21")
        var truth = PropertyColumn(type: .boolean)
        truth.append(integer: 1)
        #expect(ColumnCoercion(from: .dateTime, to: .date).coerced(moment).column.value(0) == .text("2026-11-21"))
        #expect(
            ColumnCoercion(from: .date, to: .dateTime).coerced(day).column.value(0) == .text("2026-11-21T00:00:00Z")
        )
        #expect(ColumnCoercion(from: .date, to: .text).coerced(day).column.value(0) == .text("2026-11-21"))
        #expect(ColumnCoercion(from: .boolean, to: .integer).coerced(truth).column.value(0) == .integer(1))
        #expect(ColumnCoercion(from: .boolean, to: .text).coerced(truth).column.value(0) == .text("true"))
        #expect(ColumnCoercion(from: .date, to: .real).coerced(day).failures.map(\.reason) == [.noCounterpart])
    }

    @Test(arguments: PropertyType.allCases, PropertyType.allCases)
    func `rows stay where they are for every pair of types`(from: PropertyType, to: PropertyType) {
        var source = PropertyColumn(type: from)
        for row in 0..<5 {
            switch from {
            case _ where row == 2: source.appendNull()
            case .integer, .boolean: source.append(integer: Int64(row % 2))
            case .real: source.append(real: Double(row) + 0.5)
            default: source.append(text: "x\(row)")
            }
        }
        let (column, failures) = ColumnCoercion(from: from, to: to).coerced(source)
        #expect(column.count == 5 && column.type == to && column.isNull[2])
        #expect(failures.allSatisfy { column.isNull[$0.row] && $0.row != 2 })
        #expect(column.integers.count + column.reals.count + column.ends.count == 5)
    }

    @Test func `hostile bytes are reported and never stop the work`() {
        var random = SeededGenerator(state: 9)
        var source = PropertyColumn(type: .text)
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...40, using: &random)
            source.bytes += (0..<count)
                .map { _ in
                    Bool.random(using: &random)
                        ? UInt8.random(in: 0...255, using: &random)
                        : [0x2E, 0x2C, 0x31, 0x2D, 0x20][Int.random(in: 0..<5, using: &random)]
                }
            source.endBytes()
        }
        for type in PropertyType.allCases {
            let (column, failures) = ColumnCoercion(from: .text, to: type, numberForm: .turkish).coerced(source)
            #expect(column.count == 2_000 && failures.allSatisfy { $0.text.count <= 80 })
        }
    }
}
