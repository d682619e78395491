public import GeoCore

extension PaftaError {
    /// The error for a body that is longer than is read.
    public static func requestTooLarge(maximum: Int) -> PaftaError {
        PaftaError(
            .limitExceeded,
            .requestTooLarge,
            LocalizedText(
                "The body of the request is longer than \(maximum) bytes.",
                tr: "İsteğin gövdesi \(maximum) bayttan uzun."
            ),
            remedy: LocalizedText(
                "Simplify the geometries of the filter, or ask in several requests.",
                tr: "Süzgeçteki geometrileri sadeleştirin ya da birkaç istekle sorun."
            )
        )
    }

    /// The error for a body of a media type that is not read.
    static func unsupportedMediaType(known: [String]) -> PaftaError {
        let list = known.joined(separator: ", ")
        return PaftaError(
            .unsupported,
            .unsupportedMediaType,
            LocalizedText(
                "The body of the request is of a media type that is not read here.",
                tr: "İsteğin gövdesi burada okunmayan bir içerik türünde."
            ),
            remedy: LocalizedText(
                "Name one of these in the header field Content-Type: \(list).",
                tr: "Content-Type başlık alanında şunlardan birini yazın: \(list)."
            )
        )
    }

    /// The error for a body that is no query expression; `reason` is half a sentence.
    static func invalidBody(_ reason: LocalizedText) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidBody,
            LocalizedText(
                "The body of the request is no query expression: \(reason.english).",
                tr: "İsteğin gövdesi bir sorgu ifadesi değil: \(reason.turkish)."
            ),
            remedy: LocalizedText("Write it like this: \(example)", tr: "Şu biçimde yazın: \(example)")
        )
    }

    private static var example: String {
        #"{"collections":["parsel"],"filter-lang":"cql2-text","filter":"kat = 5"}"#
    }

    /// The error for a kind of query expression that the services do not have.
    static func notOffered(_ member: String) -> PaftaError {
        .invalidBody(
            LocalizedText(
                "'\(member)' is not offered, only one query of one collection",
                tr: "'\(member)' sunulmuyor; yalnız tek katmanın tek sorgusu sunulur"
            )
        )
    }
}
