public import GeoCore

extension PaftaError.Code {
    /// The CRS is known but its coordinates are not longitude and latitude or easting and northing.
    public static let unsupportedCRS = Self("crs.unsupported")
    /// Positions lie where the transformation is not defined, or are not numbers.
    public static let transformationFailed = Self("transformation.failed")
    /// There is no transformation between two CRSs.
    public static let noTransformation = Self("transformation.unknown")
    /// The only transformation between two CRSs ignores that their datums differ.
    public static let ballparkTransformation = Self("transformation.ballpark")
}

extension PaftaError {
    static func unknownCRS(_ crs: CRSIdentity, cause: String?, line: Int = #line) -> PaftaError {
        PaftaError(
            .invalidInput,
            .unknownCRS,
            LocalizedText(
                "PROJ does not know the coordinate reference system \(shown(crs)).",
                tr: "PROJ, \(shown(crs)) koordinat referans sistemini tanımıyor."
            ),
            remedy: LocalizedText(
                "Use a code of the EPSG registry, for example EPSG:5254 for TUREF / TM30.",
                tr: "EPSG kayıtlarındaki bir kodu kullanın; örneğin TUREF / TM30 için EPSG:5254."
            ),
            cause: cause,
            line: line
        )
    }

    static func unsupportedCRS(_ crs: CRSIdentity, line: Int = #line) -> PaftaError {
        PaftaError(
            .unsupported,
            .unsupportedCRS,
            LocalizedText(
                "\(shown(crs)) is neither a geographic nor a projected coordinate reference system.",
                tr: "\(shown(crs)) ne coğrafi ne de projeksiyonlu bir koordinat referans sistemi."
            ),
            remedy: LocalizedText(
                "Use a two-dimensional system, for example EPSG:5254 for TUREF / TM30.",
                tr: "İki boyutlu bir sistem kullanın; örneğin TUREF / TM30 için EPSG:5254."
            ),
            line: line
        )
    }

    static func noTransformation(
        _ source: CRSIdentity,
        _ target: CRSIdentity,
        cause: String?,
        line: Int = #line
    ) -> PaftaError {
        PaftaError(
            .unsupported,
            .noTransformation,
            LocalizedText(
                "PROJ has no transformation from \(shown(source)) to \(shown(target)).",
                tr: "PROJ'da \(shown(source)) sisteminden \(shown(target)) sistemine dönüşüm yok."
            ),
            remedy: choosingAnotherCRS,
            cause: cause,
            line: line
        )
    }

    static func ballparkTransformation(_ source: CRSIdentity, _ target: CRSIdentity, line: Int = #line) -> PaftaError {
        PaftaError(
            .unsupported,
            .ballparkTransformation,
            LocalizedText(
                "The only transformation from \(shown(source)) to \(shown(target)) ignores the difference of their "
                    + "datums and may be wrong by hundreds of metres.",
                tr:
                    "\(shown(source)) sisteminden \(shown(target)) sistemine olan tek dönüşüm datum farkını yok sayıyor; "
                    + "sonuç yüzlerce metre hatalı olabilir."
            ),
            remedy: choosingAnotherCRS,
            line: line
        )
    }

    static func transformationFailed(
        _ failed: Int,
        of count: Int,
        _ source: CRSIdentity,
        _ target: CRSIdentity,
        cause: String?,
        line: Int = #line
    ) -> PaftaError {
        PaftaError(
            .invalidInput,
            .transformationFailed,
            LocalizedText(
                "\(failed) of \(count) positions cannot be transformed from \(shown(source)) to \(shown(target)).",
                tr: "\(count) konumdan \(failed) tanesi \(shown(source)) sisteminden \(shown(target)) sistemine "
                    + "dönüştürülemiyor."
            ),
            remedy: LocalizedText(
                "Check that the coordinates really are in \(shown(source)) and that east and north are not swapped.",
                tr: "Koordinatların gerçekten \(shown(source)) sisteminde olduğunu, sağa ve yukarı değerlerin yer "
                    + "değiştirmediğini denetleyin."
            ),
            cause: cause,
            line: line
        )
    }

    /// The error for a PROJ call that fails for a reason no input explains.
    static func projFailed(_ call: String, cause: String?, line: Int = #line) -> PaftaError {
        PaftaError(
            .internalFault,
            .fault,
            LocalizedText(
                "The PROJ library did not do its work.",
                tr: "PROJ kitaplığı görevini yerine getiremedi."
            ),
            remedy: LocalizedText(
                "Check that PROJ and its database are installed completely.",
                tr: "PROJ'un ve veri tabanının eksiksiz kurulduğunu denetleyin."
            ),
            cause: "\(call): \(cause ?? "no reason given")",
            line: line
        )
    }

    private static let choosingAnotherCRS = LocalizedText(
        "Use another coordinate reference system, or transform the data with the parameters that your office owns.",
        tr: "Başka bir koordinat referans sistemi kullanın ya da verileri kurumunuzun parametreleriyle dönüştürün."
    )

    /// A CRS as a message names it: it may come from a client and is cut to a sane length.
    private static func shown(_ crs: CRSIdentity) -> String { String(crs.description.prefix(80)) }
}
