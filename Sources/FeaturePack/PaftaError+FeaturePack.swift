public import GeoCore
internal import Glibc

extension PaftaError.Code {
    /// The packed copy of a layer cannot be written.
    public static let packFailed = Self("pack.failed")
    /// The packed copy of a layer is damaged.
    public static let packDamaged = Self("pack.damaged")
}

extension PaftaError {
    static func packing(_ number: Int32) -> PaftaError {
        PaftaError(
            .unavailable,
            .packFailed,
            LocalizedText(
                "The packed copy of a layer cannot be written.",
                tr: "Katmanın paketlenmiş kopyası yazılamıyor."
            ),
            remedy: LocalizedText(
                "Check free space and permissions of the folder 'derived'; the layer is served without it meanwhile.",
                tr: "'derived' klasörünün boş alanını ve izinlerini denetleyin; katman o sırada kopyasız sunulur."
            ),
            cause: unsafe String(cString: strerror(number))
        )
    }

    static var damagedPack: PaftaError {
        PaftaError(
            .corruptData,
            .packDamaged,
            LocalizedText(
                "The packed copy of a layer is damaged.",
                tr: "Katmanın paketlenmiş kopyası bozuk."
            ),
            remedy: LocalizedText(
                "Delete the folder 'derived/packs' of the home; it is made again.",
                tr: "Pafta evindeki 'derived/packs' klasörünü silin; yeniden oluşturulur."
            )
        )
    }
}
