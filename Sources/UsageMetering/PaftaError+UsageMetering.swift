public import GeoCore

extension PaftaError.Code {
    /// A limit of requests, features, bytes or area is reached.
    public static let quotaExceeded = Self("quota.exceeded")
    /// A name under which usage is counted is too long or has control characters.
    public static let invalidSubject = Self("quota.subjectInvalid")
}

extension PaftaError {
    /// The limit is reached; the cause is the name of its policy.
    static func exhausted(_ quota: Quota) -> PaftaError {
        var error = PaftaError(
            .limitExceeded,
            .quotaExceeded,
            quota.exhaustion,
            remedy: remedy(quota),
            cause: quota.name
        )
        error.retryAfter = max(1, quota.wait)
        return error
    }

    /// An alarm stopped the subject for the rest of the day.
    static func stopped(wait: Int) -> PaftaError {
        var error = PaftaError(
            .limitExceeded,
            .quotaExceeded,
            LocalizedText(
                "Access was stopped for today, because too much of a layer was fetched piece by piece.",
                tr: "Bir katmanın çok büyük bölümü parça parça çekildiği için erişim bugünlük durduruldu."
            ),
            remedy: LocalizedText(
                "Ask the municipality for a delivery of the whole layer; access opens again at midnight, Türkiye time.",
                tr: "Katmanın tamamının teslimi için belediyeye başvurun; erişim Türkiye saatiyle gece yarısı açılır."
            ),
            cause: "harvest"
        )
        error.retryAfter = max(1, wait)
        return error
    }

    static var invalidSubject: PaftaError {
        PaftaError(
            .invalidInput,
            .invalidSubject,
            LocalizedText(
                "The name under which usage would be counted is empty, longer than 200 bytes or has control characters.",
                tr: "Kullanımın sayılacağı ad boş, 200 bayttan uzun ya da denetim karakteri içeriyor."
            ),
            remedy: LocalizedText(
                "Give the protocol or the account a shorter name without control characters.",
                tr: "Protokole ya da hesaba daha kısa ve denetim karaktersiz bir ad verin."
            )
        )
    }

    private static func remedy(_ quota: Quota) -> LocalizedText {
        switch quota.period {
        case .minute:
            LocalizedText("Try again in \(quota.wait) seconds.", tr: "\(quota.wait) saniye sonra yeniden deneyin.")
        case .none:
            LocalizedText(
                "Wait until one of your requests has been answered.",
                tr: "İsteklerinizden birinin yanıtlanmasını bekleyin."
            )
        case .day:
            LocalizedText(
                "Go on after midnight, Türkiye time, or ask for a higher limit in the protocol.",
                tr:
                    "Türkiye saatiyle gece yarısından sonra sürdürün ya da protokoldeki sınırın yükseltilmesini isteyin."
            )
        case .month:
            LocalizedText(
                "Go on with the next month, or ask for a higher limit in the protocol.",
                tr: "Gelecek ay sürdürün ya da protokoldeki sınırın yükseltilmesini isteyin."
            )
        }
    }
}

extension Quota {
    /// That nothing is left of it.
    fileprivate var exhaustion: LocalizedText {
        let text =
            switch unit {
            case .requests: LocalizedText("\(limit) requests in a minute", tr: "bir dakikada \(limit) istek")
            case .concurrentRequests: LocalizedText("\(limit) requests at a time", tr: "aynı anda \(limit) istek")
            case .features: periodic("\(limit) features", "\(limit) nesne")
            case .bytes: periodic("\(limit) bytes", "\(limit) bayt")
            case .distinctFeatures: periodic("\(limit) distinct features", "\(limit) farklı nesne")
            case .hectares: periodic("\(limit) hectares", "\(limit) hektar")
            }
        return LocalizedText(
            "The limit of \(text.english) is reached.",
            tr: "Sınıra ulaşıldı: \(text.turkish)."
        )
    }

    private func periodic(_ english: String, _ turkish: String) -> LocalizedText {
        period == .month
            ? LocalizedText("\(english) in a month", tr: "bir ayda \(turkish)")
            : LocalizedText("\(english) in a day", tr: "bir günde \(turkish)")
    }
}
