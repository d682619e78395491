public import GeoCore

extension PaftaError.Code {
    /// No collection has this identifier, or the caller may not know it.
    public static let unknownCollection = Self("collection.unknown")
    /// No feature has this identifier.
    public static let unknownFeature = Self("feature.unknown")
    /// The collection has no property of this name.
    public static let unknownProperty = Self("property.unknown")
}

extension PaftaError {
    /// The error for a collection that is not there.
    public static func unknownCollection(_ name: String, fileID: String = #fileID, line: Int = #line) -> PaftaError {
        PaftaError(
            .notFound,
            .unknownCollection,
            LocalizedText(
                "There is no collection '\(name.prefix(80))'.",
                tr: "'\(name.prefix(80))' adında bir katman yok."
            ),
            remedy: LocalizedText(
                "The collections are listed at /collections and by 'pafta layers'.",
                tr: "Katmanlar /collections adresinde ve 'pafta layers' komutuyla listelenir."
            ),
            fileID: fileID,
            line: line
        )
    }
}
