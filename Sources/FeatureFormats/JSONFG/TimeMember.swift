import FeatureQuery
import GeoCore

/// Writes the `time` member of a feature from its temporal property, with the comma before it.
///
/// - SeeAlso: OGC 21-045r1, requirements `/req/core/instant` and `/req/core/utc`.
struct TimeMember: Sendable {
    /// The room that it needs at most.
    static let room = 96

    private let column: Int
    private let phrases: Phrases

    /// Creates a writer of the values of a date or dateTime property.
    init(column: Int, type: PropertyType) {
        self.column = column
        var phrases = Phrases()
        phrases.add(",\"time\":{\"\(type == .date ? "date" : "timestamp")\":\"".utf8)
        phrases.add("\"}".utf8)
        self.phrases = phrases
    }

    /// Writes the member of row `row` into memory that has room for it; nothing if the feature has no time, or a value that is not
    /// of the form that the standard demands.
    func write(row: Int, of batch: FeatureBatch, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        guard !batch.properties[column].isNull[row] else { return }
        let range = batch.properties[column].range(of: row)
        let form: TimeForm = batch.properties[column].type == .date ? .date : .timestamp
        guard form.matches(batch.properties[column].bytes, range) else { return }
        phrases.write(0, into: &bytes, at: &at)
        for index in range { bytes.put(batch.properties[column].bytes[index], at: &at) }
        phrases.write(1, into: &bytes, at: &at)
    }
}

/// The two forms of an instant in RFC 3339 that JSON-FG takes.
enum TimeForm {
    /// `full-date`
    case date
    /// `date-time` in UTC, with a `Z`
    case timestamp

    /// `0` for a digit, anything else for itself.
    private static let pattern = Array("0000-00-00T00:00:00".utf8)
    /// Fractions of a second beyond this are not written.
    private static let longest = 40

    /// Whether the bytes in `range` have this form; only digits and their places are looked at.
    func matches(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        let count = self == .date ? 10 : Self.pattern.count
        guard range.count >= count, range.count <= Self.longest else { return false }
        for place in 0..<count {
            let (byte, wanted) = (text[range.lowerBound + place], Self.pattern[place])
            guard wanted == UInt8(ascii: "0") ? Self.isDigit(byte) : byte == wanted else { return false }
        }
        return self == .date ? range.count == count : Self.isEnd(text, range.dropFirst(count))
    }

    /// Whether the rest is `Z`, or a point, digits and `Z`.
    private static func isEnd(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        guard let last = range.last, text[last] == UInt8(ascii: "Z") else { return false }
        let fraction = range.dropLast()
        guard let first = fraction.first else { return true }
        return text[first] == UInt8(ascii: ".") && fraction.count > 1
            && fraction.dropFirst().allSatisfy { isDigit(text[$0]) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
