/// Texts in Unicode normalization form C, as far as Latin letters with marks are concerned.
///
/// The standard library compares characters by canonical equivalence, but has no public way to normalize. So every
/// composed Latin letter is looked up here by its decomposed form, which is an equal `Character`: that needs no table
/// of our own. Texts in other scripts, and letters with more marks than one composed letter holds, stay as delivered.
/// I, ı, İ and i are not touched; only I followed by U+0307 becomes İ, which is the same letter by Unicode.
enum NormalizedText {
    /// Latin-1 Supplement, Latin Extended-A and -B, and Latin Extended Additional.
    private static let blocks: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x1E00...0x1EFF]

    private static let composed: [Character: Unicode.Scalar] = {
        var letters: [Character: Unicode.Scalar] = [:]
        for scalar in blocks.joined().compactMap(Unicode.Scalar.init) { letters[Character(scalar)] = scalar }
        return letters
    }()

    /// Returns `text` composed and without control characters.
    ///
    /// Line breaks and tabs inside stay, as plan notes have paragraphs; at both ends they go. A carriage return
    /// becomes a line feed, or goes before one.
    static func normalized(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for character in text {
            let scalars = character.unicodeScalars
            if scalars.count == 1, let scalar = scalars.first {
                append(scalar, to: &result)
            } else {
                append(cluster: character, to: &result)
            }
        }
        let isBreak = { (scalar: Unicode.Scalar) in scalar == "\n" || scalar == "\t" }
        while result.last.map(isBreak) == true { result.removeLast() }
        return String(String.UnicodeScalarView(result.drop(while: isBreak)))
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
        if scalar == "\r" {
            result.append("\n")
        } else if scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control {
            result.append(scalar)
        }
    }

    /// Composes the longest beginning of a cluster that is one letter, then adds what is left.
    private static func append(cluster: Character, to result: inout String.UnicodeScalarView) {
        if cluster == "\r\n" { return result.append("\n") }
        let scalars = Array(cluster.unicodeScalars)
        for length in stride(from: scalars.count, to: 1, by: -1) {
            var beginning = String.UnicodeScalarView()
            beginning.append(contentsOf: scalars[..<length])
            let letters = String(beginning)
            guard letters.count == 1, let letter = composed[Character(letters)] else { continue }
            result.append(letter)
            return result.append(contentsOf: scalars[length...])
        }
        for scalar in scalars { append(scalar, to: &result) }
    }
}
