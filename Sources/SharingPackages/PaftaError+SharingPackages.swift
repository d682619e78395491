public import GeoCore

extension PaftaError.Code {
    /// The protocol does not allow a package: it is not in force, or packages are not agreed.
    public static let refusedPackage = Self("package.refused")
    /// A layer that the protocol shares is not there.
    public static let packageLayerMissing = Self("package.layerMissing")
    /// There is no package of this number, or it belongs to another protocol.
    public static let unknownPackage = Self("package.unknown")
    /// None of the agreed formats is one of files, or of files that can hold changes.
    public static let packageFormat = Self("package.format")
    /// What changed since a package cannot be told.
    public static let packageWithoutChanges = Self("package.withoutChanges")
    /// A package cannot be written.
    public static let unwritablePackage = Self("package.unwritable")
    /// A file is no package, or cannot be read.
    public static let unreadablePackage = Self("package.unreadable")
}

extension PaftaError {
    static func notInForce(_ number: String) -> PaftaError {
        refused(
            LocalizedText(
                "The protocol '\(number.prefix(80))' is not in force now, so no package is made for it.",
                tr: "'\(number.prefix(80))' protokolü şu anda yürürlükte değil; bu yüzden paket hazırlanmaz."
            ),
            LocalizedText(
                "'pafta protocol show' tells its state and its term.",
                tr: "Durumunu ve süresini 'pafta protocol show' gösterir."
            )
        )
    }

    static func packagesNotAgreed(_ number: String) -> PaftaError {
        refused(
            LocalizedText(
                "The protocol '\(number.prefix(80))' does not provide for packages.",
                tr: "'\(number.prefix(80))' protokolünde paketle teslim kararlaştırılmamış."
            ),
            LocalizedText(
                "Add 'package' to delivery.channels in a draft and have it approved.",
                tr: "Bir taslakta delivery.channels içine 'package' ekleyip onaylatın."
            )
        )
    }

    static func onlyOnePackage(_ number: String) -> PaftaError {
        refused(
            LocalizedText(
                "The protocol '\(number.prefix(80))' provides for one package, which was made already.",
                tr: "'\(number.prefix(80))' protokolü tek bir paket öngörüyor; o da hazırlanmış."
            ),
            LocalizedText("'pafta package list' shows it.", tr: "Onu 'pafta package list' gösterir.")
        )
    }

    static func changedWhilePacked(_ number: String) -> PaftaError {
        refused(
            LocalizedText(
                "The protocol '\(number.prefix(80))' was changed while the package was made; it was thrown away.",
                tr: "Paket hazırlanırken '\(number.prefix(80))' protokolü değişti; paket atıldı."
            ),
            LocalizedText("Make it again.", tr: "Yeniden hazırlayın.")
        )
    }

    private static func refused(_ message: LocalizedText, _ remedy: LocalizedText) -> PaftaError {
        PaftaError(.forbidden, .refusedPackage, message, remedy: remedy)
    }

    static func packageLayerMissing(_ layer: String) -> PaftaError {
        PaftaError(
            .notFound,
            .packageLayerMissing,
            LocalizedText(
                "The layer '\(layer.prefix(80))', which the protocol shares, is not there.",
                tr: "Protokolün paylaştığı '\(layer.prefix(80))' katmanı yok."
            ),
            remedy: LocalizedText(
                "Load it, or change the protocol.",
                tr: "Katmanı yükleyin ya da protokolü değiştirin."
            )
        )
    }

    static func unknownPackage(_ number: Int64, of agreement: String) -> PaftaError {
        PaftaError(
            .notFound,
            .unknownPackage,
            LocalizedText(
                "The protocol '\(agreement.prefix(80))' has no package \(number).",
                tr: "'\(agreement.prefix(80))' protokolünün \(number) numaralı paketi yok."
            ),
            remedy: LocalizedText(
                "'pafta package list' shows the packages.",
                tr: "Paketleri 'pafta package list' gösterir."
            )
        )
    }

    static func noFileFormat(forChanges: Bool) -> PaftaError {
        PaftaError(
            .unsupported,
            .packageFormat,
            forChanges
                ? LocalizedText(
                    "None of the agreed formats can hold changes.",
                    tr: "Kararlaştırılan biçimlerin hiçbiri değişiklikleri taşıyamaz."
                )
                : LocalizedText(
                    "None of the agreed formats is one of files.",
                    tr: "Kararlaştırılan biçimlerin hiçbiri dosya biçimi değil."
                ),
            remedy: LocalizedText(
                "Agree on gpkg, geojson, gml, shp or csv (delivery.formats).",
                tr: "gpkg, geojson, gml, shp ya da csv üzerinde anlaşın (delivery.formats)."
            )
        )
    }

    static func withoutChanges(_ layer: String) -> PaftaError {
        PaftaError(
            .unsupported,
            .packageWithoutChanges,
            LocalizedText(
                "What changed in the layer '\(layer.prefix(80))' since that package cannot be told.",
                tr: "'\(layer.prefix(80))' katmanında o paketten bu yana nelerin değiştiği söylenemez."
            ),
            remedy: LocalizedText(
                "Make a full package; changes need the right to them ('deltas' of the layer).",
                tr: "Tam paket hazırlayın; değişiklikler için katmanda 'deltas' hakkı gerekir."
            )
        )
    }

    static func unwritablePackage(_ cause: String, line: Int = #line) -> PaftaError {
        PaftaError(
            .unavailable,
            .unwritablePackage,
            LocalizedText("The package cannot be written.", tr: "Paket yazılamıyor."),
            remedy: LocalizedText(
                "Check that the folder exists, that you may write in it and that the disk has free space.",
                tr: "Klasörün var olduğunu, yazma izninizi ve diskteki boş alanı denetleyin."
            ),
            cause: cause,
            line: line
        )
    }

    static func existingPackage(_ name: String) -> PaftaError {
        PaftaError(
            .conflict,
            .unwritablePackage,
            LocalizedText("There is a file '\(name)' already.", tr: "'\(name)' adlı bir dosya zaten var."),
            remedy: LocalizedText("Name another folder (--into).", tr: "Başka bir klasör verin (--into).")
        )
    }

    static func unreadablePackage(_ name: String, cause: String? = nil) -> PaftaError {
        PaftaError(
            .notFound,
            .unreadablePackage,
            LocalizedText("The file '\(name)' cannot be read.", tr: "'\(name)' dosyası okunamıyor."),
            remedy: LocalizedText(
                "Give the path of a package (.zip) that you may read.",
                tr: "Okuma izniniz olan bir paketin (.zip) yolunu verin."
            ),
            cause: cause
        )
    }
}
