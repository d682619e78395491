import GeoCore

extension PaftaError {
    static func unknownTargetFormat(_ ending: String, endings: [String]) -> PaftaError {
        let list = endings.map { ".\($0)" }.joined(separator: " ")
        return PaftaError(
            .unsupported,
            .unknownTargetFormat,
            ending.isEmpty
                ? LocalizedText(
                    "The name of the file has no ending, so its format is not known.",
                    tr: "Dosya adının uzantısı yok; biçimi bilinmiyor."
                )
                : LocalizedText(
                    "No format that can be written ends in '.\(ending.prefix(20))'.",
                    tr: "Yazılabilen biçimlerden hiçbirinin uzantısı '.\(ending.prefix(20))' değil."
                ),
            remedy: LocalizedText("Use one of \(list).", tr: "Şunlardan birini kullanın: \(list).")
        )
    }

    static func existingTarget(_ name: String) -> PaftaError {
        PaftaError(
            .conflict,
            .unwritableTarget,
            LocalizedText("'\(name)' exists already.", tr: "'\(name)' zaten var."),
            remedy: LocalizedText(
                "Delete it first, or choose another name.",
                tr: "Önce silin ya da başka bir ad seçin."
            )
        )
    }

    static func unwritableTarget(_ name: String, cause: String?) -> PaftaError {
        PaftaError(
            .unavailable,
            .unwritableTarget,
            LocalizedText("'\(name)' cannot be written.", tr: "'\(name)' yazılamıyor."),
            remedy: LocalizedText(
                "Check that the folder exists, that you may write in it and that the disk has free space.",
                tr: "Klasörün var olduğunu, yazma izninizi ve diskteki boş alanı denetleyin."
            ),
            cause: cause
        )
    }

    static func fullDisk(_ name: String, free: Int64, cause: String?) -> PaftaError {
        PaftaError(
            .unavailable,
            .unwritableTarget,
            LocalizedText("The disk is full; '\(name)' was not written.", tr: "Disk dolu; '\(name)' yazılmadı."),
            remedy: LocalizedText(
                "Make room on the disk and try again.",
                tr: "Diskte yer açıp yeniden deneyin."
            ),
            cause: "\(free) bytes are free; \(cause ?? "nothing was said")"
        )
    }

    static func refusedFeature(_ feature: Int64, format: String, cause: String?) -> PaftaError {
        PaftaError(
            .unavailable,
            .unwritableTarget,
            LocalizedText(
                "Feature \(feature) cannot be written as \(format).",
                tr: "\(feature). nesne \(format) biçiminde yazılamıyor."
            ),
            remedy: LocalizedText(
                "The disk may be full, or the format may not allow such a feature; GeoPackage (.gpkg) allows every kind.",
                tr:
                    "Disk dolmuş ya da biçim böyle bir nesneye izin vermiyor olabilir; GeoPackage (.gpkg) hepsine izin verir."
            ),
            cause: cause
        )
    }

    static func targetNeedsWGS84(_ format: String, crs: CRSIdentity) -> PaftaError {
        PaftaError(
            .invalidInput,
            .unsuitableTarget,
            LocalizedText(
                "\(format) holds only WGS 84 longitude and latitude, not \(crs).",
                tr: "\(format) yalnızca WGS 84 boylam ve enlemi taşır, \(crs) taşımaz."
            ),
            remedy: LocalizedText(
                "Ask for EPSG:4326, or for a format that keeps the CRS, such as GeoPackage (.gpkg).",
                tr: "EPSG:4326 isteyin ya da GeoPackage (.gpkg) gibi koordinat sistemini koruyan bir biçim seçin."
            )
        )
    }

    static func targetNotAppendable(_ format: String) -> PaftaError {
        PaftaError(
            .unsupported,
            .unsuitableTarget,
            LocalizedText(
                "A second layer cannot be added to a file of the format \(format).",
                tr: "\(format) biçimindeki bir dosyaya ikinci bir katman eklenemez."
            ),
            remedy: LocalizedText("Write a file for each layer.", tr: "Her katman için ayrı bir dosya yazın.")
        )
    }

    static func targetNeedsPoints(_ collection: String) -> PaftaError {
        PaftaError(
            .invalidInput,
            .unsuitableTarget,
            LocalizedText(
                "A table of coordinates can hold points only, and '\(collection)' is no layer of points.",
                tr: "Koordinat tablosu yalnızca nokta taşır; '\(collection)' nokta katmanı değil."
            ),
            remedy: LocalizedText(
                "Write the CSV file with geometries as text, or choose another format.",
                tr: "CSV dosyasını geometrileri metin olarak yazın ya da başka bir biçim seçin."
            )
        )
    }

    static func unknownTargetCRS(_ identity: CRSIdentity, cause: String?) -> PaftaError {
        PaftaError(
            .invalidInput,
            .unknownCRS,
            LocalizedText("The CRS \(identity) is not known.", tr: "\(identity) koordinat sistemi bilinmiyor."),
            remedy: LocalizedText(
                "Write it as an EPSG code, for example EPSG:5254 for TUREF / TM30.",
                tr: "EPSG koduyla yazın; örneğin TUREF / TM30 için EPSG:5254."
            ),
            cause: cause
        )
    }

    static func unexpectedBatch() -> PaftaError {
        PaftaError(
            .internalFault,
            .fault,
            LocalizedText(
                "A batch of features does not have the properties of the layer that is written.",
                tr: "Yazılan katmanın alanları ile gelen nesnelerin alanları aynı değil."
            )
        )
    }
}
