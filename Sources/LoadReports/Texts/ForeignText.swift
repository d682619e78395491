/// A text that may come from a delivered file, made fit for people to read.
///
/// Such a text may be millions of characters long, hold controls that a terminal obeys, or marks that turn the direction of
/// writing, so that a line seems to say something else. It is cut, and what cannot be seen is shown by its number.
public struct ForeignText: Sendable, Hashable {
    /// The longest text in a page or a terminal, in Unicode scalars.
    public static let shownLength = 300
    /// The longest text in a file for programs, in Unicode scalars; Excel takes 32,767 in a cell.
    public static let storedLength = 4_000

    /// The text.
    public let text: String

    /// Makes `raw` fit to be read.
    ///
    /// - Parameters:
    ///   - raw: The text as it came.
    ///   - length: The most Unicode scalars that are kept; an ellipsis stands for the rest.
    public init(_ raw: String, length: Int = ForeignText.shownLength) {
        var kept = String.UnicodeScalarView()
        var count = 0
        for scalar in raw.unicodeScalars {
            guard count < length else {
                kept.append("…")
                break
            }
            count += 1
            if Self.isHidden(scalar) {
                kept.append(contentsOf: Self.named(scalar).unicodeScalars)
            } else {
                kept.append(scalar)
            }
        }
        text = String(kept)
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        // Marks of direction, joiners and other things without width (Unicode, general category Cf), line separators.
        case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        case 0xFFFE, 0xFFFF, 0xE0000...0xE007F: true
        default: false
        }
    }

    private static func named(_ scalar: Unicode.Scalar) -> String {
        if scalar == "\n" || scalar == "\r" || scalar == "\t" { return " " }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)⟩"
    }
}
