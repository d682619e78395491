import GeoCore
import GeoPackageStore
import GeoReferencing
import PaftaTerminal

/// Makes packed copies of layers that have changed; what goes wrong here costs speed and nothing else.
struct LayerPacking {
    let home: Home
    let console: Console
    let line: ProgressLine

    /// Makes the packed copy of a layer, unless the user has pressed Ctrl-C.
    ///
    /// - Returns: Whether there is one now.
    @discardableResult
    func run(_ layer: String) -> Bool {
        let catalogue = GeoPackageCatalogue(home: home, references: CoordinateReferenceSystems())
        let label = LocalizedText("\(layer): packing", tr: "\(layer): paketleniyor")
        do throws(PaftaError) {
            try catalogue.pack(layer) { (done, total) throws(PaftaError) in
                try Interruption.check()
                line.show(label, done: done, total: total)
            }
            return true
        } catch {
            line.finish()
            guard error.code != .cancelled else { return false }
            console.note(
                LocalizedText(
                    "note: '\(layer)' has no packed copy: \(error.message.english)",
                    tr: "not: '\(layer)' katmanının paketlenmiş kopyası yok: \(error.message.turkish)"
                )
            )
            return false
        }
    }
}
