public import GeoCore

/// Somebody fetches a layer piece by piece; raised once for each subject, layer, day and threshold.
public struct HarvestAlarm: Sendable, Hashable {
    /// What was seen.
    public enum Sign: Sendable, Hashable {
        /// The distinct features of the day reached a share of the layer, in per cent.
        case share(Int)
        /// So many boxes lay one next to the other.
        case adjacentBoxes(Int)
    }

    /// Who it is.
    public var subject: String
    /// The layer.
    public var collection: String
    /// The day, in days since 1970-01-01 in Türkiye's time.
    public var day: Int
    /// What was seen.
    public var sign: Sign
    /// The distinct features of the layer that the subject got that day.
    public var distinctFeatures: Int
    /// Whether the subject was stopped for the rest of the day.
    public var stopsSubject: Bool

    /// What is written to the log.
    public var message: LocalizedText {
        var text =
            switch sign {
            case .share(let percent):
                LocalizedText(
                    "'\(subject)' got \(percent) per cent of '\(collection)' today (\(distinctFeatures) features).",
                    tr: "'\(subject)' bugün '\(collection)' katmanının %\(percent) kadarını aldı "
                        + "(\(distinctFeatures) nesne)."
                )
            case .adjacentBoxes(let count):
                LocalizedText(
                    "'\(subject)' walks through '\(collection)' by \(count) boxes, one next to the other.",
                    tr: "'\(subject)', '\(collection)' katmanını yan yana \(count) kutuyla baştan başa geziyor."
                )
            }
        if stopsSubject {
            text += LocalizedText(" Access is stopped until midnight.", tr: " Erişim gece yarısına kadar durduruldu.")
        }
        return text
    }
}
