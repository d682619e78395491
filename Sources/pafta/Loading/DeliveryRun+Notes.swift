import AuditTrail
import GeoCore
import GeoPackageStore
import LayerLoading

extension LocalizedText {
    /// The mapping of former deliveries was used.
    static let formerMapping = LocalizedText(
        "Fields were mapped as in the layer's former deliveries; --mapping takes another mapping, and a file without "
            + "entries forgets this one.",
        tr: "Alanlar katmanın önceki teslimlerindeki gibi eşlendi; --mapping ile başka bir eşleme verilir, boş bir "
            + "eşleme dosyası bunu unutturur."
    )

    /// The mapping of former deliveries was not used.
    static func unfitMapping(_ reason: LocalizedText) -> LocalizedText {
        LocalizedText(
            "The field mapping of the layer's former deliveries does not fit this file, and fields were mapped by their "
                + "names: \(reason.english)",
            tr: "Katmanın önceki teslimlerindeki alan eşlemesi bu dosyaya uymuyor; alanlar adlarına göre eşlendi: "
                + reason.turkish
        )
    }

    /// The layers that are there in another CRS than was asked for.
    static func keptCRS(_ report: LoadReport, _ request: LoadRequest) -> [LocalizedText] {
        guard let wanted = request.targetCRS else { return [] }
        return report.layers.compactMap { layer in
            guard let crs = layer.crs, crs != wanted else { return nil }
            return LocalizedText(
                "'\(layer.collection)' is there already and stays in \(crs); the data is transformed into it, not into "
                    + "\(wanted) (--to).",
                tr: "'\(layer.collection)' katmanı zaten var ve \(crs) sisteminde kalır; veriler \(wanted) (--to) "
                    + "yerine bu sisteme dönüştürülür."
            )
        }
    }
}

extension PaftaError {
    /// The report of a load that is in the home could not be written.
    static func unreportedLoad(_ load: Int64, _ error: PaftaError) -> PaftaError {
        var result = error
        result.message = LocalizedText(
            "Loaded as load \(load), but the report could not be written: \(error.message.english)",
            tr: "\(load) numarayla yüklendi, ama raporu yazılamadı: \(error.message.turkish)"
        )
        let remedy = error.remedy ?? LocalizedText("", tr: "")
        result.remedy = LocalizedText(
            "The data is in the home and need not be loaded again. \(remedy.english)",
            tr: "Veriler evdedir, yeniden yüklemek gerekmez. \(remedy.turkish)"
        )
        return result
    }
}

extension AuditNote {
    /// Writes into the audit trail what was loaded.
    init(load: Int64, _ report: LoadReport, _ request: LoadRequest, in home: Home) {
        let changesets = report.layers.map { "\($0.collection) \($0.changeset.map { "\($0)" } ?? "-")" }
        let file = request.file.split(separator: "/").last.map(String.init) ?? request.file
        self.init("load", in: home, "load \(load) of \(file), changesets \(changesets.joined(separator: ", "))") {
            $0.unit = request.origin.unit
            $0.collection = report.layers.map(\.collection).joined(separator: ",")
        }
    }
}
