internal import FeatureQuery

extension PropertyColumn {
    /// Returns numbers rounded to multiples of `step`, halves away from zero.
    func rounded(to step: Double) -> PropertyColumn {
        // A tenth is no binary number, but ten is: 3 / 10 is 0.3, and 3 * 0.1 is not.
        let inverse = (1 / step).rounded()
        let isFraction = step < 1 && abs(inverse * step - 1) < 1e-12
        var result = PropertyColumn(type: .real)
        for row in 0..<count {
            guard let number = number(row) else {
                result.appendNull()
                continue
            }
            let multiple = (isFraction ? number * inverse : number / step).rounded(.toNearestOrAwayFromZero)
            // Nothing is added but a sign taken away: -0 would tell that the value was below zero.
            let value = (isFraction ? multiple / inverse : multiple * step) + 0
            if value.isFinite { result.append(real: value) } else { result.appendNull() }
        }
        return result
    }

    /// Returns the classes that numbers lie in, between ascending limits of which there is one at least.
    ///
    /// A limit belongs to the class above it.
    func classified(by limits: [Double]) -> PropertyColumn {
        let names = Self.names(ofClasses: limits).map { Array($0.utf8) }
        var result = PropertyColumn(type: .text)
        for row in 0..<count {
            if let number = number(row) {
                result.bytes.append(contentsOf: names[limits.firstIndex { number < $0 } ?? limits.count])
                result.endBytes()
            } else {
                result.appendNull()
            }
        }
        return result
    }

    /// Returns the years of days and moments, as their ISO 8601 texts begin.
    func years() -> PropertyColumn {
        var result = PropertyColumn(type: .integer)
        for row in 0..<count {
            if let year = year(row) { result.append(integer: year) } else { result.appendNull() }
        }
        return result
    }

    /// The number of a row; `nil` for other types.
    private func number(_ row: Int) -> Double? {
        guard !isNull[row] else { return nil }
        switch type {
        case .integer: return Double(integers[row])
        case .real: return reals[row].isNaN ? nil : reals[row]
        case .boolean, .text, .date, .dateTime, .binary: return nil
        }
    }

    private static func names(ofClasses limits: [Double]) -> [String] {
        let texts = limits.map(PlainNumber.text)
        let between = zip(texts, texts.dropFirst()).map { "\($0)–\($1)" }
        return ["<\(texts[0])"] + between + ["≥\(texts[texts.count - 1])"]
    }

    private func year(_ row: Int) -> Int64? {
        guard !isNull[row], type == .date || type == .dateTime || type == .text else { return nil }
        let text = bytes[range(of: row)]
        guard text.count >= 4, text.count == 4 || text[text.startIndex + 4] == UInt8(ascii: "-") else { return nil }
        var year: Int64 = 0
        for byte in text.prefix(4) {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            year = 10 * year + Int64(byte - 0x30)
        }
        return year
    }
}
