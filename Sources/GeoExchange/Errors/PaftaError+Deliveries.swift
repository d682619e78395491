public import GeoCore

extension PaftaError.Code {
    /// The file is of a format that only the program it came from can read.
    public static let unsupportedSourceFormat = Self("source.unsupportedFormat")
    /// The delivery is larger than the limits allow.
    public static let sourceLimit = Self("source.limit")
    /// The file tries to do more than hold data.
    public static let unsafeSource = Self("source.unsafe")
    /// The archive is encrypted.
    public static let encryptedSource = Self("source.encrypted")
    /// The file refers to another one, or to a server, for what it should hold itself.
    public static let remoteReference = Self("source.remoteReference")
    /// The delivery has no data set of this name, or several that cannot be told apart.
    public static let ambiguousMember = Self("source.member")
    /// The file changed while it was copied.
    public static let changingSource = Self("source.changed")
}

extension PaftaError {
    static func tooLarge(_ name: String, limit: Int64) -> PaftaError {
        sourceLimit(
            LocalizedText(
                "'\(name)' holds more than \(limit >> 20) MiB.",
                tr: "'\(name)' \(limit >> 20) MiB'den fazla veri içeriyor."
            )
        )
    }

    static func tooManyMembers(_ name: String, limit: Int) -> PaftaError {
        sourceLimit(
            LocalizedText(
                "'\(name)' holds more than \(limit) files.",
                tr: "'\(name)' içinde \(limit) adetten fazla dosya var."
            )
        )
    }

    static func tooWellPacked(_ name: String, limit: Int64) -> PaftaError {
        sourceLimit(
            LocalizedText(
                "'\(name)' would unpack to more than \(limit) times its size.",
                tr: "'\(name)' açılınca boyutunun \(limit) katından fazlasına ulaşıyor."
            )
        )
    }

    private static func sourceLimit(_ message: LocalizedText) -> PaftaError {
        PaftaError(
            .limitExceeded,
            .sourceLimit,
            message,
            remedy: LocalizedText(
                "Deliver the layers in several files.",
                tr: "Katmanları birkaç dosya hâlinde teslim edin."
            )
        )
    }

    static func unsafeMember(_ name: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .unsafeSource,
            LocalizedText(
                "The archive '\(name)' holds a link, a name that leads out of it, or the same file twice.",
                tr: "'\(name)' arşivinde bağlantı, arşivin dışına çıkan bir ad ya da iki kez geçen bir dosya var."
            ),
            remedy: LocalizedText(
                "Pack the files anew: one folder, plain files only.",
                tr: "Dosyaları yeniden paketleyin: tek klasör, yalnızca sıradan dosyalar."
            )
        )
    }

    static func encryptedSource(_ name: String) -> PaftaError {
        PaftaError(
            .unsupported,
            .encryptedSource,
            LocalizedText("The archive '\(name)' is encrypted.", tr: "'\(name)' arşivi şifreli."),
            remedy: LocalizedText(
                "Unpack it with its password and deliver the files, or pack them without a password.",
                tr: "Parolasıyla açıp dosyaları teslim edin ya da parolasız paketleyin."
            )
        )
    }

    static func unknownCompression(_ name: String) -> PaftaError {
        PaftaError(
            .unsupported,
            .unsupportedSourceFormat,
            LocalizedText(
                "The archive '\(name)' is packed in a way that is not read.",
                tr: "'\(name)' arşivi okunmayan bir yöntemle sıkıştırılmış."
            ),
            remedy: LocalizedText(
                "Pack it as an ordinary ZIP file (method Deflate).",
                tr: "Sıradan bir ZIP dosyası olarak (Deflate yöntemiyle) paketleyin."
            )
        )
    }

    static func noSpace(_ name: String) -> PaftaError {
        PaftaError(
            .unavailable,
            // The code of every full disk, whatever was to be written.
            Code("store.full"),
            LocalizedText(
                "There is no room to copy '\(name)'.",
                tr: "'\(name)' dosyasını kopyalamak için yer yok."
            ),
            remedy: LocalizedText("Free disk space and try again.", tr: "Diskte yer açıp yeniden deneyin.")
        )
    }

    static func remoteReference(_ name: String, cause: String?) -> PaftaError {
        PaftaError(
            .invalidInput,
            .remoteReference,
            LocalizedText(
                "'\(name)' refers to another file or to a server; nothing was fetched.",
                tr: "'\(name)' başka bir dosyaya ya da sunucuya başvuruyor; hiçbir şey indirilmedi."
            ),
            remedy: LocalizedText(
                "Deliver the data itself: open it in the program it came from and save it with everything inside.",
                tr: "Verinin kendisini teslim edin: geldiği programda açıp içeriğin tamamıyla birlikte kaydedin."
            ),
            cause: cause
        )
    }

    static func unsafeDocument(_ name: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .unsafeSource,
            LocalizedText(
                "'\(name)' declares a document type or entities, which deliveries do not need and attacks do.",
                tr:
                    "'\(name)' belge türü (DOCTYPE) ya da varlık (ENTITY) bildiriyor; teslimlerde bunlara izin verilmez."
            ),
            remedy: LocalizedText(
                "Export it again; if the declaration stays, delete it in a text editor.",
                tr: "Yeniden dışa aktarın; bildirim yine varsa bir metin düzenleyicide silin."
            )
        )
    }

    static func changingSource(_ name: String) -> PaftaError {
        PaftaError(
            .conflict,
            .changingSource,
            LocalizedText(
                "'\(name)' changed while it was copied.",
                tr: "'\(name)' kopyalanırken değişti."
            ),
            remedy: LocalizedText(
                "Wait until the program that writes it has finished, then try again.",
                tr: "Dosyayı yazan programın bitmesini bekleyip yeniden deneyin."
            )
        )
    }

    static func unknownMember(_ wanted: String, names: String) -> PaftaError {
        PaftaError(
            .notFound,
            .ambiguousMember,
            LocalizedText(
                "The delivery holds no data set '\(wanted)'; it holds \(names).",
                tr: "Teslimde '\(wanted)' adında bir veri yok; şunlar var: \(names)."
            )
        )
    }

    static func ambiguousMember(_ names: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .ambiguousMember,
            LocalizedText(
                "Several data sets of the delivery have a layer of the same name: \(names).",
                tr: "Teslimde aynı adlı katmanı olan birden çok veri var: \(names)."
            ),
            remedy: LocalizedText("Choose one with --member.", tr: "--member ile birini seçin.")
        )
    }

    static func noMember(_ name: String) -> PaftaError {
        PaftaError(
            .unsupported,
            .unknownSourceFormat,
            LocalizedText(
                "'\(name)' holds no data in a format that Pafta reads.",
                tr: "'\(name)' içinde Pafta'nın okuduğu biçimde veri yok."
            ),
            remedy: LocalizedText(
                "Archives inside of archives are not opened: unpack them first.",
                tr: "Arşiv içindeki arşivler açılmaz: önce onları açın."
            )
        )
    }

    static func missingDrawingLayer(_ wanted: String, names: String) -> PaftaError {
        PaftaError(
            .notFound,
            .missingSourceLayer,
            LocalizedText(
                "The drawing has nothing on a layer '\(wanted)'; it has \(names).",
                tr: "Çizimde '\(wanted)' tabakasında bir şey yok; şu tabakalar var: \(names)."
            )
        )
    }
}
