import FeatureQuery
import GeoCore

/// The parameter `cursor`: where a page starts; clients take it from `next` links only.
///
/// Its value is the incarnation of the data and a position in it, joined by a point. Where an order is wanted, `~` and the
/// values of the sort keys follow, as ``CursorValues`` writes them. Nothing in it is trusted: whatever it says, the answer
/// holds only what the query selects.
struct CursorParameter: QueryParameter {
    /// A place in one incarnation of the data.
    struct Cursor: Hashable {
        /// The incarnation the position belongs to.
        let incarnation: String
        /// The position of the last feature of the page before.
        let position: Int64
        /// Its values of the sort keys, encoded; `nil` in the order of the source.
        var values: String?

        /// The value of the parameter.
        var text: String { "\(incarnation).\(position)" + (values.map { "~" + $0 } ?? "") }
    }

    static let name = "cursor"
    var name: String { Self.name }
    var summary: LocalizedText {
        LocalizedText(
            "Where the page starts; taken from the link 'next' of the page before.",
            tr: "Sayfanın başladığı yer; önceki sayfanın 'next' bağlantısından alınır."
        )
    }
    var schema: JSONValue { ["type": "string"] }

    /// As long as an address may be.
    private static let maximumLength = 16_384

    func parse(_ text: String) throws(PaftaError) -> Cursor {
        let halves = text.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.maximumLength, let place = halves.first,
            let point = place.lastIndex(of: "."), point > place.startIndex,
            let position = Int64(place[place.index(after: point)...])
        else { throw .invalidCursor }
        return Cursor(
            incarnation: String(place[..<point]),
            position: position,
            values: halves.count > 1 ? String(halves[1]) : nil
        )
    }
}

extension CursorParameter.Cursor {
    /// Creates the cursor of a feature's place in an order.
    init(_ place: Place, _ sort: [SortKey], in version: DataVersion) {
        incarnation = version.incarnation
        position = place.position
        values = sort.isEmpty ? nil : CursorValues.text(of: place.values, sort)
    }

    /// Returns the place if it belongs to `version` and to the order.
    ///
    /// - Throws: `cursor.outdated`; `parameter.invalid` if it belongs to another order or to none.
    func place(_ sort: [SortKey], of schema: FeatureSchema, in version: DataVersion) throws(PaftaError) -> Place {
        guard incarnation == version.incarnation else { throw .outdatedCursor() }
        guard let values else {
            guard sort.isEmpty else { throw .invalidCursor }
            return Place(position: position)
        }
        guard !sort.isEmpty, let read = CursorValues.read(values, sort, of: schema) else { throw .invalidCursor }
        return Place(values: read, position: position)
    }
}

extension PaftaError {
    /// The error for a cursor that no page of this request has given out.
    fileprivate static var invalidCursor: PaftaError {
        PaftaError(
            .invalidInput,
            .invalidParameter,
            LocalizedText(
                "Parameter 'cursor' has a value that no 'next' link of this query contains.",
                tr: "'cursor' parametresinin değeri, bu sorgunun hiçbir 'next' bağlantısında bulunmayan bir değer."
            ),
            remedy: LocalizedText(
                "Leave it out and follow the 'next' links.",
                tr: "Yazmayın; 'next' bağlantılarını izleyin."
            )
        )
    }
}
