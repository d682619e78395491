public import GeoCore
internal import GRDB

extension PaftaError.Code {
    /// The registry cannot be read or written.
    public static let registryUnreadable = Self("registry.unreadable")
    /// There is no load of this number.
    public static let unknownLoad = Self("load.unknown")
    /// This very file is what the layer was loaded from last.
    public static let sameFile = Self("load.repeated")
    /// The layer belongs to another unit.
    public static let notOwner = Self("layer.foreign")
    /// The person belongs to no unit, to several, or not to the one named.
    public static let unknownUnit = Self("unit.unknown")
    /// A delivered file cannot be kept.
    public static let unkeptOriginal = Self("original.unreadable")
}

extension PaftaError {
    static func registry(_ error: any Error) -> PaftaError {
        if let known = error as? PaftaError { return known }
        if let known = error as? DatabaseError, known.resultCode == .SQLITE_FULL { return fullDisk(cause: "\(error)") }
        return PaftaError(
            .unavailable,
            .registryUnreadable,
            LocalizedText(
                "The registry of the home (registry.sqlite) cannot be read or written.",
                tr: "Evin kayıt defteri (registry.sqlite) okunamıyor ya da yazılamıyor."
            ),
            remedy: LocalizedText(
                "Check its owner, its permissions and the disk; if it is damaged, restore it from a backup.",
                tr: "Sahibini, izinlerini ve diski denetleyin; bozulmuşsa yedekten geri yükleyin."
            ),
            cause: "\(error)"
        )
    }

    /// The error of every full disk, whatever was to be written.
    static func fullDisk(cause: String) -> PaftaError {
        PaftaError(
            .unavailable,
            Code("store.full"),
            LocalizedText("The disk is full; nothing was changed.", tr: "Disk dolu; hiçbir şey değiştirilmedi."),
            remedy: LocalizedText("Free some space and try again.", tr: "Yer açıp yeniden deneyin."),
            cause: cause
        )
    }

    static var newerRegistry: PaftaError {
        PaftaError(
            .unsupported,
            .registryUnreadable,
            LocalizedText(
                "The registry of the home was written by a later version of Pafta.",
                tr: "Evin kayıt defterini Pafta'nın daha yeni bir sürümü yazmış."
            ),
            remedy: LocalizedText(
                "Use that version, or restore the backup made before it.",
                tr: "O sürümü kullanın ya da ondan önceki yedeği geri yükleyin."
            )
        )
    }
}
