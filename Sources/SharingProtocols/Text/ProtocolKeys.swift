internal import GeoCore

/// What the keys of a document are called, what they mean, and what they may look like.
enum ProtocolKeys {
    /// A key.
    struct Meaning {
        /// The English name, and the Turkish explanation that stands in the template.
        let title: LocalizedText
        /// A value as it may stand in TOML.
        let example: String

        init(_ english: String, tr turkish: String, _ example: String = "") {
            title = LocalizedText(english, tr: turkish)
            self.example = example
        }
    }

    /// The keys by their paths, such as `layers.area.wkt`.
    static let meanings = parties.merging(layers) { first, _ in first }.merging(conditions) { first, _ in first }

    /// The explanation of a key in lines of at most 100 characters.
    static func comment(_ path: String) -> [String] {
        guard let text = meanings[path]?.title.turkish else { return [] }
        var lines = [""]
        for word in text.split(separator: " ") {
            let last = lines.count - 1
            if !lines[last].isEmpty, lines[last].count + word.count > 100 {
                lines.append(String(word))
            } else {
                lines[last] += lines[last].isEmpty ? String(word) : " \(word)"
            }
        }
        return lines
    }

    static func example(_ path: String) -> String { meanings[path]?.example ?? "\"\"" }

    /// What people call the value at a path; numbers and names in brackets do not matter.
    static func title(_ path: String) -> LocalizedText {
        var (plain, isInside) = ("", false)
        for character in path {
            if character == "[" { isInside = true }
            if !isInside { plain.append(character) }
            if character == "]" { isInside = false }
        }
        guard let title = meanings[plain]?.title else { return LocalizedText(verbatim: path) }
        // The explanation of choices behind the colon belongs to the template.
        let turkish = title.turkish.split(separator: ":")[0].split(separator: ";")[0]
        return LocalizedText(title.english, tr: String(turkish))
    }
}
