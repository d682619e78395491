import GeoCore

/// The parameter `since`: what the caller has already; taken from an earlier answer.
struct SinceParameter: QueryParameter {
    static let name = "since"
    var name: String { Self.name }
    var summary: LocalizedText {
        LocalizedText(
            "What is there already: 'next' of the answer before, as it is. Without it all features come, as inserted.",
            tr:
                "Elde olan durum: önceki yanıttaki 'next' değeri, olduğu gibi. Yazılmazsa bütün kayıtlar 'inserted' olarak gelir."
        )
    }
    var schema: JSONValue { ["type": "string"] }

    /// The text is sealed: whether it is one of ours is decided by who made it.
    func parse(_ text: String) -> String { text }
}
