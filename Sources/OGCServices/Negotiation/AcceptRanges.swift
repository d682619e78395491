/// The media ranges of a field `Accept` (RFC 9110, clause 12.5.1).
struct AcceptRanges {
    private struct Range {
        let type: Substring
        let subtype: Substring
        let quality: Double

        /// How closely the range names a media type: 0 not at all, 3 exactly.
        func closeness(to mediaType: String) -> Int {
            let plain = mediaType.split(separator: ";", maxSplits: 1)[0]
            let parts = plain.split(separator: "/", maxSplits: 1)
            guard parts.count == 2 else { return 0 }
            if type == "*", subtype == "*" { return 1 }
            guard type == parts[0] else { return 0 }
            return subtype == "*" ? 2 : subtype == parts[1] ? 3 : 0
        }
    }

    private let ranges: [Range]

    /// Reads the field; what is not a media range is passed over, and without any everything is welcome.
    init(_ field: String?) {
        ranges = (field ?? "").lowercased().split(separator: ",").prefix(64).compactMap(Self.range)
    }

    private static func range(_ text: Substring) -> Range? {
        let parts = text.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
        guard let names = parts.first?.split(separator: "/", omittingEmptySubsequences: false), names.count == 2,
            !names[0].isEmpty, !names[1].isEmpty
        else { return nil }
        return Range(type: names[0], subtype: names[1], quality: QualityValue.of(parts.dropFirst()))
    }

    /// Returns the format the client likes best, the first of equals; `nil` if it refuses all.
    func best(of formats: [ContentFormat]) -> ContentFormat? {
        guard !ranges.isEmpty else { return formats.first }
        var best: (format: ContentFormat, quality: Double)?
        for format in formats {
            let quality = quality(of: format)
            if quality > best?.quality ?? 0 { best = (format, quality) }
        }
        return best?.format
    }

    /// The closest range decides, whatever its quality.
    private func quality(of format: ContentFormat) -> Double {
        var result = (closeness: 0, quality: 0.0)
        for name in [format.mediaType] + format.aliases {
            for range in ranges {
                let closeness = range.closeness(to: name)
                if closeness > result.closeness { result = (closeness, range.quality) }
            }
        }
        return result.quality
    }
}

/// The weight `q` of a range (RFC 9110, clause 12.4.2).
enum QualityValue {
    /// Returns the weight among parameters without blanks, 1 if there is none or it cannot be read.
    static func of(_ parameters: some Sequence<String>) -> Double {
        for parameter in parameters where parameter.hasPrefix("q=") {
            guard let value = Double(parameter.dropFirst(2)), value >= 0, value <= 1 else { return 1 }
            return value
        }
        return 1
    }
}
