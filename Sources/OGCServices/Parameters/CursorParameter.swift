import FeatureQuery
import GeoCore

/// The parameter `cursor`: where a page starts; clients take it from `next` links only.
///
/// Its value is the incarnation of the data and a position in it, joined by a point.
struct CursorParameter: QueryParameter {
    /// A place in one incarnation of the data.
    struct Cursor: Hashable {
        /// The incarnation the position belongs to.
        let incarnation: String
        /// The position of the last feature of the page before.
        let position: Int64

        /// The value of the parameter.
        var text: String { "\(incarnation).\(position)" }

        /// Returns the position if it belongs to `version`.
        ///
        /// - Throws: `cursor.outdated`.
        func position(in version: DataVersion) throws(PaftaError) -> Int64 {
            guard incarnation == version.incarnation else { throw .outdatedCursor() }
            return position
        }
    }

    static let name = "cursor"
    var name: String { Self.name }
    let summary = LocalizedText(
        "Where the page starts; taken from the link 'next' of the page before.",
        tr: "Sayfanın başladığı yer; önceki sayfanın 'next' bağlantısından alınır."
    )
    let schema: JSONValue = ["type": "string"]

    func parse(_ text: String) throws(PaftaError) -> Cursor {
        guard text.utf8.count <= 200, let point = text.lastIndex(of: "."), point > text.startIndex,
            let position = Int64(text[text.index(after: point)...])
        else {
            throw PaftaError(
                .invalidInput,
                .invalidParameter,
                LocalizedText(
                    "Parameter 'cursor' has a value that no 'next' link contains.",
                    tr: "'cursor' parametresinin değeri hiçbir 'next' bağlantısında bulunmayan bir değer."
                ),
                remedy: LocalizedText(
                    "Leave it out and follow the 'next' links.",
                    tr: "Yazmayın; 'next' bağlantılarını izleyin."
                )
            )
        }
        return Cursor(incarnation: String(text[..<point]), position: position)
    }
}
