public import GeoCore

extension PaftaError.Code {
    /// There is no such file or folder on this machine.
    public static let sourceNotFound = Self("source.notFound")
    /// The file may not be read.
    public static let unreadableSource = Self("source.unreadable")
    /// The file is of no format that is read.
    public static let unknownSourceFormat = Self("source.unknownFormat")
    /// The file is damaged or incomplete.
    public static let damagedSource = Self("source.damaged")
    /// The file has no layer of this number.
    public static let missingSourceLayer = Self("source.layer")
    /// No text encoding has this name.
    public static let unknownEncoding = Self("encoding.unknown")
    /// Nobody says which encoding a text is in, or it is not in the one that is stated.
    public static let unclearEncoding = Self("encoding.unclear")
    /// The file cannot be written.
    public static let unwritableTarget = Self("target.unwritable")
    /// No format that is written has this ending.
    public static let unknownTargetFormat = Self("target.unknownFormat")
    /// The format cannot hold the layer.
    public static let unsuitableTarget = Self("target.unsuitable")
}

extension PaftaError {
    static func sourceNotFound(_ name: String) -> PaftaError {
        PaftaError(
            .notFound,
            .sourceNotFound,
            LocalizedText("There is no file or folder '\(name)'.", tr: "'\(name)' adında bir dosya ya da klasör yok."),
            remedy: LocalizedText(
                "Check the spelling. Only files on this machine can be read, no addresses of servers.",
                tr: "Yazımı denetleyin. Yalnızca bu bilgisayardaki dosyalar okunur, sunucu adresleri okunmaz."
            )
        )
    }

    static func unreadableSource(_ name: String, cause: String?) -> PaftaError {
        PaftaError(
            .unavailable,
            .unreadableSource,
            LocalizedText("'\(name)' cannot be read.", tr: "'\(name)' okunamıyor."),
            remedy: LocalizedText(
                "Check that it is a plain file and that you may read it.",
                tr: "Sıradan bir dosya olduğunu ve okuma izniniz bulunduğunu denetleyin."
            ),
            cause: cause
        )
    }

    /// For the drawings of programs whose formats are not public.
    static func drawingSource(_ name: String, isDWG: Bool) -> PaftaError {
        let (program, english, turkish) =
            isDWG
            ? (
                "AutoCAD",
                "In AutoCAD: Save As (SAVEAS), file type 'AutoCAD 2018 DXF', then deliver the DXF file.",
                "AutoCAD'de: Farklı Kaydet (SAVEAS) → Dosya türü: AutoCAD 2018 DXF (*.dxf) → DXF dosyasını teslim edin."
            )
            : (
                "NETCAD",
                "In NETCAD: File > Save As, file type DXF, or export the layer as Shapefile, GML or GeoPackage; deliver "
                    + "that file together with the projection of the project.",
                "NETCAD'de: Dosya → Farklı Kaydet → Kayıt türü: DXF; ya da katmanı Shapefile, GML veya GeoPackage "
                    + "olarak dışa aktarın. Projenin projeksiyonunu (ör. TUREF / TM30) da bildirin."
            )
        return PaftaError(
            .unsupported,
            .unsupportedSourceFormat,
            LocalizedText(
                "'\(name)' is a drawing that only \(program) can read.",
                tr: "'\(name)' yalnızca \(program)'in okuyabildiği bir çizim."
            ),
            remedy: LocalizedText(english, tr: turkish)
        )
    }

    static func rasterSource(_ name: String) -> PaftaError {
        PaftaError(
            .unsupported,
            .unsupportedSourceFormat,
            LocalizedText(
                "'\(name)' is a raster (an image); raster layers are not loaded with this command.",
                tr: "'\(name)' bir raster (görüntü); raster katmanlar bu komutla yüklenmez."
            ),
            remedy: LocalizedText(
                "Deliver features as a vector file such as GeoPackage, Shapefile, GML or DXF; rasters such as orthophotos "
                    + "belong to the maps.",
                tr:
                    "Nesneleri GeoPackage, Shapefile, GML ya da DXF gibi bir vektör dosyasıyla teslim edin; ortofoto gibi "
                    + "rasterlerin yeri haritalardır."
            )
        )
    }

    static func notRecognised(_ name: String, path: String, cause: String?) -> PaftaError {
        isKnownEnding(path) ? damagedSource(name, cause: cause) : unknownFormat(name, cause: cause)
    }

    static func unknownFormat(_ name: String, cause: String?) -> PaftaError {
        PaftaError(
            .unsupported,
            .unknownSourceFormat,
            LocalizedText(
                "'\(name)' is not in a vector format that Pafta reads.",
                tr: "'\(name)' Pafta'nın okuduğu bir vektör biçiminde değil."
            ),
            remedy: LocalizedText(
                "Deliver GeoPackage, Shapefile, GeoJSON, GML, KML, DXF, MapInfo, File Geodatabase, CSV or XLSX.",
                tr:
                    "GeoPackage, Shapefile, GeoJSON, GML, KML, DXF, MapInfo, File Geodatabase, CSV ya da XLSX teslim edin."
            ),
            cause: cause
        )
    }

    static func notOpened(_ name: String, path: String, driver: String, cause: String?) -> PaftaError {
        if driver == "ESRI Shapefile", SourcePath.ending(path) == "shp", let cause, cause.contains(".shx") {
            return PaftaError(
                .corruptData,
                .damagedSource,
                LocalizedText(
                    "The index file (.shx) of '\(name)' is missing or damaged.",
                    tr: "'\(name)' dosyasının dizin dosyası (.shx) eksik ya da bozuk."
                ),
                remedy: LocalizedText(
                    "A Shapefile is several files: deliver .shp, .shx, .dbf, .prj and .cpg together.",
                    tr: "Shapefile birkaç dosyadan oluşur: .shp, .shx, .dbf, .prj ve .cpg birlikte teslim edilmeli."
                ),
                cause: cause
            )
        }
        return damagedSource(name, cause: cause)
    }

    static func damagedSource(_ name: String, cause: String?) -> PaftaError {
        PaftaError(
            .corruptData,
            .damagedSource,
            LocalizedText(
                "'\(name)' is damaged or not what its ending says.",
                tr: "'\(name)' bozuk ya da uzantısının söylediği biçimde değil."
            ),
            remedy: damageRemedy,
            cause: cause
        )
    }

    static func damagedFeature(_ feature: Int64, layer: String, cause: String) -> PaftaError {
        PaftaError(
            .corruptData,
            .damagedSource,
            LocalizedText(
                "The layer '\(layer)' cannot be read at feature \(feature).",
                tr: "'\(layer)' katmanı \(feature). nesnede okunamıyor."
            ),
            remedy: damageRemedy,
            cause: cause
        )
    }

    private static let damageRemedy = LocalizedText(
        "Open it in the program it came from and export it again; copying may have broken it.",
        tr: "Geldiği programda açıp yeniden dışa aktarın; kopyalanırken bozulmuş olabilir."
    )

    private static func isKnownEnding(_ path: String) -> Bool {
        !SourceFormat.drivers(forEnding: SourcePath.ending(path)).isEmpty
    }

    static func missingLayer(_ index: Int, count: Int) -> PaftaError {
        PaftaError(
            .notFound,
            .missingSourceLayer,
            LocalizedText(
                "The file has \(count) layers, none of them has the number \(index + 1).",
                tr: "Dosyada \(count) katman var; \(index + 1) numaralı katman yok."
            )
        )
    }
}
