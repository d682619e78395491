extension MapSheet: CustomStringConvertible {
    /// The kinds of names that parts have.
    private enum Naming {
        case letter
        case digit
        case number
    }

    /// How the parts of each step are named.
    private static func names(to scale: Scale) -> [Naming] {
        scale == .thousands25
            ? [.letter, .digit]
            : Array([.letter, .number, .letter, .digit, .letter, .digit].prefix(steps(to: scale).count))
    }

    /// The name with hyphens between the parts, such as `I29-b-08-d-4-c`; `I29-b1` for 1:25 000.
    public var description: String {
        var name = String(Character(Unicode.Scalar(UInt8(0x41 + row)))) + String(column)
        for (naming, part) in zip(Self.names(to: scale), parts) {
            switch naming {
            case .letter: name += "-" + String(Character(Unicode.Scalar(UInt8(0x61 + part))))
            case .digit: name += (scale == .thousands25 ? "" : "-") + String(part + 1)
            case .number: name += "-" + (part < 9 ? "0" : "") + String(part + 1)
            }
        }
        return name
    }

    /// Reads a name in the spellings that are met: `I29b08d4c`, `I29-b-08-d-4-c`, `H21-C-05-A`, `i29 B1`.
    ///
    /// A capital or small I with or without its dot is the row I. Names of older, local series, as `25N3c` or `11/3`,
    /// are none of these sheets.
    /// - Returns: `nil` for anything else.
    public init?(name: String) {
        guard name.utf8.count <= 40, var rest = Self.letters(of: name)[...].nonEmpty else { return nil }
        let row = Int(rest.removeFirst()) - 0x61
        guard Self.rows.contains(row), let column = Self.number(&rest, digits: 2), Self.columns.contains(column)
        else { return nil }
        var parts: [Int] = []
        var scale = Scale.thousands100
        let scales: [Scale] = [.thousands50, .thousands10, .thousands5, .thousands2, .thousands1, .hundreds5]
        for (next, naming) in zip(scales, Self.names(to: .hundreds5)) {
            guard let first = rest.first else { break }
            if naming == .number, rest.count == 1, (0x31...0x34).contains(first) {
                self.init(scale: .thousands25, row: row, column: column, parts: parts + [Int(first) - 0x31])
                return
            }
            guard let part = Self.part(&rest, naming) else { return nil }
            parts.append(part)
            scale = next
        }
        guard rest.isEmpty else { return nil }
        self.init(scale: scale, row: row, column: column, parts: parts)
    }

    private static func part(_ rest: inout ArraySlice<UInt8>, _ naming: Naming) -> Int? {
        switch naming {
        case .number: return number(&rest, digits: 2).flatMap { (1...25).contains($0) ? $0 - 1 : nil }
        case .letter: return rest.popFirst().flatMap { (0x61...0x64).contains($0) ? Int($0) - 0x61 : nil }
        case .digit: return rest.popFirst().flatMap { (0x31...0x34).contains($0) ? Int($0) - 0x31 : nil }
        }
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, digits: Int) -> Int? {
        var number = 0
        for _ in 0..<digits {
            guard let digit = rest.popFirst(), (0x30...0x39).contains(digit) else { return nil }
            number = number * 10 + Int(digit) - 0x30
        }
        return number
    }

    /// The small letters and digits of a name without what separates them; empty if it holds anything else.
    private static func letters(of name: String) -> [UInt8] {
        var letters: [UInt8] = []
        for scalar in name.unicodeScalars {
            switch scalar {
            case "A"..."Z": letters.append(UInt8(scalar.value) + 32)
            case "a"..."z", "0"..."9": letters.append(UInt8(scalar.value))
            case "ı", "İ": letters.append(0x69)
            case " ", "-", "_", ".", "\u{A0}", "\u{2013}": continue
            default: return []
            }
        }
        return letters
    }
}

extension ArraySlice {
    fileprivate var nonEmpty: ArraySlice? { isEmpty ? nil : self }
}
