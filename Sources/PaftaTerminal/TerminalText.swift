/// Texts on their way to a terminal.
package enum TerminalText {
    /// Returns a text without anything that a terminal obeys or that cannot be seen.
    ///
    /// Names and values of delivered files, and remarks of people, stand in tables and messages: an escape sequence in one
    /// could clear the screen or colour a line, and a line break could make up a line of its own. Line breaks and tabs
    /// become spaces, other controls and marks without width their numbers.
    package static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard isHidden(scalar) else {
                result.append(scalar)
                continue
            }
            result.append(contentsOf: name(of: scalar).unicodeScalars)
        }
        return String(result)
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value > 0x7E || scalar.value < 0x20 else { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        if scalar == "\n" || scalar == "\r" || scalar == "\t" { return " " }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)⟩"
    }
}
