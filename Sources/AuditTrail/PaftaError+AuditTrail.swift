public import GeoCore
internal import Glibc

extension PaftaError.Code {
    /// The audit trail cannot be written; whoever cannot be recorded should not be served.
    public static let unwritableAudit = Self("audit.unwritable")
    /// The audit trail cannot be read.
    public static let unreadableAudit = Self("audit.unreadable")
    /// The key that signs the audit trail is missing, damaged or open to others.
    public static let auditKey = Self("audit.key")
    /// A record, day, period or key given to the audit trail is not one.
    public static let invalidAudit = Self("audit.invalid")
}

extension PaftaError {
    static func unwritableAudit(_ number: Int32, fileID: String = #fileID, line: Int = #line) -> PaftaError {
        PaftaError(
            .unavailable,
            .unwritableAudit,
            LocalizedText("The audit trail cannot be written.", tr: "Denetim kaydı yazılamıyor."),
            remedy: LocalizedText(
                "Check free space and permissions of the folder 'audit' of the home.",
                tr: "Pafta evindeki 'audit' klasörünün boş alanını ve izinlerini denetleyin."
            ),
            cause: unsafe String(cString: strerror(number)),
            fileID: fileID,
            line: line
        )
    }

    static func unreadableAudit(_ number: Int32, fileID: String = #fileID, line: Int = #line) -> PaftaError {
        PaftaError(
            .unavailable,
            .unreadableAudit,
            LocalizedText("The audit trail cannot be read.", tr: "Denetim kaydı okunamıyor."),
            remedy: LocalizedText(
                "Check the permissions of the folder 'audit' of the home; it belongs to the account of the server.",
                tr: "Pafta evindeki 'audit' klasörünün izinlerini denetleyin; klasör sunucunun hesabına aittir."
            ),
            cause: unsafe String(cString: strerror(number)),
            fileID: fileID,
            line: line
        )
    }

    static func auditKey(_ message: LocalizedText, remedy: LocalizedText) -> PaftaError {
        PaftaError(.unavailable, .auditKey, message, remedy: remedy)
    }

    static var lostAuditKey: PaftaError {
        .auditKey(
            LocalizedText(
                "The signing key of the audit trail is missing, although the trail was begun with one.",
                tr: "Denetim kaydının imza anahtarı bulunamıyor; oysa kayıt bir anahtarla başlatılmış."
            ),
            remedy: LocalizedText(
                "Restore the key; or move the folder 'audit' to a safe place, and a new trail begins.",
                tr:
                    "Anahtarı yedekten geri yükleyin; ya da 'audit' klasörünü taşıyın, yeni bir kayıt başlar."
            )
        )
    }

    static var openAuditKey: PaftaError {
        .auditKey(
            LocalizedText(
                "Others may read the signing key of the audit trail.",
                tr: "Denetim kaydının imza anahtarını başkaları da okuyabiliyor."
            ),
            remedy: LocalizedText(
                "Allow only its owner to read it (0600); if somebody has read it: 'pafta audit key --rotate'.",
                tr: "Yalnız sahibi okuyabilsin (0600); biri okumuş olabilirse 'pafta audit key --rotate' çalıştırın."
            )
        )
    }

    static var damagedAuditKey: PaftaError {
        .auditKey(
            LocalizedText(
                "The signing key of the audit trail is damaged.",
                tr: "Denetim kaydının imza anahtarı bozuk."
            ),
            remedy: LocalizedText("Restore the key from a backup.", tr: "Anahtarı yedekten geri yükleyin.")
        )
    }

    static func invalidAudit(_ message: LocalizedText, remedy: LocalizedText? = nil) -> PaftaError {
        PaftaError(.invalidInput, .invalidAudit, message, remedy: remedy)
    }
}
