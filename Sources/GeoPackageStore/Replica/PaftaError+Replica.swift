public import GeoCore

extension PaftaError.Code {
    /// A file was made otherwise, or follows another source.
    public static let foreignReplica = Self("replica.foreign")
    /// Another program has brought a replica further meanwhile.
    public static let changedReplica = Self("replica.changed")
    /// The features of the source have other identifiers, or geometry where they had none.
    public static let reshapedReplica = Self("replica.reshaped")
}

extension PaftaError {
    static func foreignReplica(fileID: String = #fileID, line: Int = #line) -> PaftaError {
        PaftaError(
            .conflict,
            .foreignReplica,
            LocalizedText(
                "The file was not made by 'pafta pull', or its layer follows another address.",
                tr: "Dosya 'pafta pull' ile oluşturulmamış ya da katmanı başka bir adresi izliyor."
            ),
            remedy: LocalizedText("Name another file.", tr: "Başka bir dosya adı verin."),
            fileID: fileID,
            line: line
        )
    }

    static func changedReplica(fileID: String = #fileID, line: Int = #line) -> PaftaError {
        PaftaError(
            .conflict,
            .changedReplica,
            LocalizedText(
                "Another program is pulling into the same layer.",
                tr: "Aynı katmana başka bir program da veri çekiyor."
            ),
            remedy: LocalizedText("Wait until it is done.", tr: "Onun bitmesini bekleyin."),
            fileID: fileID,
            line: line
        )
    }

    static func reshapedReplica(fileID: String = #fileID, line: Int = #line) -> PaftaError {
        PaftaError(
            .conflict,
            .reshapedReplica,
            LocalizedText(
                "The features of the source have other identifiers than those of the layer, or one of both has no geometry.",
                tr: "Kaynaktaki kayıtların kimlikleri katmandakilerden farklı ya da ikisinden birinin geometrisi yok."
            ),
            remedy: LocalizedText("Pull into another file.", tr: "Başka bir dosyaya çekin."),
            fileID: fileID,
            line: line
        )
    }
}
