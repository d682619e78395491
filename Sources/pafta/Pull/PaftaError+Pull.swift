import GeoCore

extension PaftaError.Code {
    /// A server answers with something else than what is asked for.
    static let invalidSource = Self("source.invalid")
    /// What a server shows of a collection was changed in the middle of the work.
    static let changedSource = Self("source.changed")
    /// A server cannot be reached.
    static let unreachableSource = Self("source.unreachable")
    /// A server refuses.
    static let refusedSource = Self("source.refused")
    /// A replica is not what the server has.
    static let differentReplica = Self("replica.different")
    /// There is no key, or not only one line of it.
    static let invalidKey = Self("key.invalid")
}

extension PaftaError {
    static func invalidSource(_ part: String) -> PaftaError {
        PaftaError(
            .corruptData,
            .invalidSource,
            LocalizedText(
                "The server's answer is not what was asked for (\(part)).",
                tr: "Sunucunun yanıtı istenen içerik değil (\(part))."
            ),
            remedy: LocalizedText(
                "Check the address: it is that of the service, without /collections.",
                tr: "Adresi denetleyin: /collections olmadan hizmetin adresi yazılmalı."
            )
        )
    }

    static func changedSource() -> PaftaError {
        PaftaError(
            .unavailable,
            .changedSource,
            LocalizedText(
                "What the server shows of the collection was changed meanwhile.",
                tr: "Sunucunun bu katmandan gösterdikleri bu arada değişti."
            ),
            remedy: LocalizedText("Start the command again.", tr: "Komutu yeniden başlatın.")
        )
    }

    static func unreachableSource(_ cause: String) -> PaftaError {
        PaftaError(
            .unavailable,
            .unreachableSource,
            LocalizedText("The server cannot be reached.", tr: "Sunucuya ulaşılamıyor."),
            remedy: LocalizedText(
                "Check the address, the network and, for HTTPS, the certificate (--ca).",
                tr: "Adresi, ağı ve HTTPS için sertifikayı (--ca) denetleyin."
            ),
            cause: cause
        )
    }

    /// What a server says of a request it does not serve; the status decides the category.
    static func refusedSource(_ status: Int, _ document: JSONNode?) -> PaftaError {
        let category: Category =
            switch status {
            case 401: .unauthorised
            case 403: .forbidden
            case 404: .notFound
            case 410: .gone
            case 429: .limitExceeded
            case 501: .unsupported
            case 500...: .unavailable
            default: .invalidInput
            }
        let detail = document?["detail"]?.text.map { " \($0.prefix(500))" } ?? ""
        return PaftaError(
            category,
            document?["code"]?.text.map { Code(String($0.prefix(60))) } ?? .refusedSource,
            LocalizedText("The server answers \(status).\(detail)", tr: "Sunucunun yanıtı: \(status).\(detail)"),
            remedy: document?["remedy"]?.text.map { LocalizedText(verbatim: String($0.prefix(500))) }
        )
    }

    static func differentReplica(_ different: Int, missing: Int) -> PaftaError {
        PaftaError(
            .corruptData,
            .differentReplica,
            LocalizedText(
                "\(different) features are not as on the server, and the layer has \(missing) more than it.",
                tr: "\(different) kayıt sunucudakinden farklı; katmanda sunucudan \(missing) fazla kayıt var."
            ),
            remedy: LocalizedText(
                "Use --fresh: all features are compared and put right.",
                tr: "--fresh ile bütün kayıtlar karşılaştırılıp düzeltilir."
            )
        )
    }

    static func invalidKey(_ cause: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .invalidKey,
            LocalizedText("There is no usable key.", tr: "Kullanılabilir bir anahtar yok."),
            remedy: LocalizedText(
                "Put the key alone into a file and name it with --key-file, or into PAFTA_KEY.",
                tr: "Anahtarı tek başına bir dosyaya yazıp --key-file ile verin ya da PAFTA_KEY değişkenine koyun."
            ),
            cause: cause
        )
    }
}
