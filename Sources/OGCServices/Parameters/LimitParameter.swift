import GeoCore

/// The parameter `limit`: the greatest number of features in an answer.
///
/// - SeeAlso: OGC 17-069r4, requirements `/req/core/fc-limit-definition` and `fc-limit-response-1`.
struct LimitParameter: QueryParameter {
    /// The number without the parameter.
    let standard: Int
    /// The number that is never exceeded; a client that asks for more gets this without an error.
    let maximum: Int

    let name = "limit"
    var summary: LocalizedText {
        LocalizedText(
            "The greatest number of features in the answer; more than \(maximum) counts as \(maximum).",
            tr: "Yanıttaki en çok kayıt sayısı; \(maximum) üzeri \(maximum) sayılır."
        )
    }
    var schema: JSONValue {
        ["type": "integer", "minimum": 1, "maximum": .integer(maximum), "default": .integer(standard)]
    }

    func parse(_ text: String) throws(PaftaError) -> Int {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.contains(where: { $0 != "0" })
        else {
            throw .invalidParameter(
                name,
                text,
                LocalizedText("it must be a whole number from 1 on", tr: "1 ya da daha büyük bir tam sayı olmalı"),
                example: "100"
            )
        }
        // Digits that do not fit an integer are greater than any maximum.
        return min(Int(text) ?? maximum, maximum)
    }
}
