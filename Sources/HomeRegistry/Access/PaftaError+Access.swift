public import GeoCore

extension PaftaError.Code {
    /// There is no such key, or it is not valid any more.
    public static let unknownKey = Self("key.unknown")
    /// A key of this prefix is there already.
    public static let takenKey = Self("key.exists")
    /// There is no such certificate, or it is not valid any more.
    public static let unknownCertificate = Self("certificate.unknown")
    /// The certificate is entered already.
    public static let takenCertificate = Self("certificate.exists")
    /// There is no account of this name.
    public static let unknownAccount = Self("account.unknown")
    /// An account of this name is there already.
    public static let takenAccount = Self("account.exists")
}

extension PaftaError {
    static func unknownKey(_ prefix: String) -> PaftaError {
        PaftaError(
            .notFound,
            .unknownKey,
            LocalizedText(
                "There is no valid key '\(prefix)', or another has taken its place already.",
                tr: "'\(prefix)' adlı geçerli bir anahtar yok ya da yerine başkası verilmiş."
            ),
            remedy: LocalizedText("'pafta key list' shows the keys.", tr: "'pafta key list' anahtarları gösterir.")
        )
    }

    static func takenKey(_ prefix: String) -> PaftaError {
        PaftaError(
            .conflict,
            .takenKey,
            LocalizedText("There is a key '\(prefix)' already.", tr: "'\(prefix)' anahtarı zaten var."),
            remedy: LocalizedText("Try again.", tr: "Yeniden deneyin.")
        )
    }

    static var takenCertificate: PaftaError {
        PaftaError(
            .conflict,
            .takenCertificate,
            LocalizedText("The certificate is entered already.", tr: "Sertifika zaten kayıtlı."),
            remedy: LocalizedText(
                "'pafta key certificate list' shows whom it stands for; one that was revoked does not come back.",
                tr: "Kime ait olduğunu 'pafta key certificate list' gösterir; feshedilen sertifika geri gelmez."
            )
        )
    }

    static var unknownCertificate: PaftaError {
        PaftaError(
            .notFound,
            .unknownCertificate,
            LocalizedText("There is no such valid certificate.", tr: "Böyle geçerli bir sertifika yok."),
            remedy: LocalizedText(
                "'pafta key certificate list' shows the certificates.",
                tr: "'pafta key certificate list' sertifikaları gösterir."
            )
        )
    }

    static func unknownAccount(_ name: String) -> PaftaError {
        PaftaError(
            .notFound,
            .unknownAccount,
            LocalizedText("There is no account '\(name)'.", tr: "'\(name)' hesabı yok."),
            remedy: LocalizedText("'pafta user list' shows the accounts.", tr: "'pafta user list' hesapları gösterir.")
        )
    }

    static func takenAccount(_ name: String) -> PaftaError {
        PaftaError(
            .conflict,
            .takenAccount,
            LocalizedText("There is an account '\(name)' already.", tr: "'\(name)' hesabı zaten var."),
            remedy: LocalizedText(
                "Change it with 'pafta user password' or 'pafta user roles'.",
                tr: "'pafta user password' ya da 'pafta user roles' ile değiştirin."
            )
        )
    }
}
