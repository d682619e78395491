import GeoCore

/// The parameter `f`: the format of the answer, stronger than `Accept`.
struct FormatParameter: QueryParameter {
    /// The formats the resource has.
    let offered: [ContentFormat]

    static let name = "f"
    var name: String { Self.name }
    var summary: LocalizedText {
        LocalizedText(
            "The format of the answer; without it the header field Accept decides.",
            tr: "Yanıtın biçimi; yazılmazsa Accept başlık alanına bakılır."
        )
    }
    var schema: JSONValue { ["type": "string", "enum": .texts(offered.map(\.key))] }

    func parse(_ text: String) throws(PaftaError) -> ContentFormat {
        if let format = offered.first(where: { $0.key == text }) { return format }
        let keys = offered.map(\.key).joined(separator: ", ")
        throw .invalidParameter(
            name,
            text,
            LocalizedText("the formats are \(keys)", tr: "sunulan biçimler: \(keys)"),
            example: offered.first?.key ?? ""
        )
    }
}
