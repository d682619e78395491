import GeoCore
import GeoPackageStore
import GeoReferencing

extension Examination {
    /// Looks whether every layer has its packed copy; without one reading is slower and nothing else.
    mutating func checkPacks(_ layers: [String]) throws(PaftaError) {
        do throws(PaftaError) { try catalogue.lookForPacks() } catch { add(Finding("pack", "derived/packs", error)) }
        var missing = catalogue.unpackedLayers().keys.sorted()
        if repairs {
            let packing = LayerPacking(home: home, console: console, line: line)
            var rest: [String] = []
            for layer in missing {
                try Interruption.check()
                if !packing.run(layer) { rest.append(layer) }
            }
            missing = rest
        }
        for layer in missing {
            let text = LocalizedText(
                "no packed copy of its present state",
                tr: "bugünkü durumunun paketlenmiş kopyası yok"
            )
            let remedy = LocalizedText(
                "The server makes it, and so does 'pafta doctor --repair'; until then reading is slower.",
                tr: "Sunucu da 'pafta doctor --repair' da oluşturur; o zamana dek okuma daha yavaştır."
            )
            add(Finding("pack", layer, .warning, text, remedy: remedy))
        }
        // A layer of a file that cannot be read is still a layer.
        if !findings.contains(where: { $0.check == "files" && $0.status != .ok }) { checkForeignPacks(layers) }
        guard missing.isEmpty, !layers.isEmpty else { return }
        let text = LocalizedText("every layer has its packed copy", tr: "her katmanın paketlenmiş kopyası var")
        add(Finding("pack", "derived/packs", .ok, text))
    }

    private mutating func checkForeignPacks(_ layers: [String]) {
        let folder = HomeFolder(home, "derived/packs")
        let names = Set(layers.map { "\($0).pack" })
        for name in folder.names where name.hasSuffix(".pack") && !names.contains(name) {
            tell("derived/packs/\(name)", LocalizedText("belongs to no layer", tr: "hiçbir katmana ait değil")) {
                folder.remove(name)
            }
        }
    }

    /// Looks for what interrupted work has left behind.
    mutating func checkLeftovers() {
        let text = LocalizedText("left behind by an interrupted load", tr: "yarıda kesilen bir yüklemeden kalmış")
        let staging = HomeFolder(home, "derived/staging")
        let left = staging.names.filter { !staging.isHeld($0) }
        if !left.isEmpty {
            let (home, references) = (self.home, CoordinateReferenceSystems())
            tell("derived/staging", text) {
                // A load that begins removes what others left behind.
                _ = try? LayerStaging(home: home, references: references)
            }
        }
        let originals = HomeFolder(home, "originals")
        let hidden = originals.names.filter { $0.hasPrefix(".") }
        guard !hidden.isEmpty, !isBusy else { return }
        tell("originals", text) { for name in hidden { originals.remove(name) } }
    }

    /// Tells of something that is in nobody's way, or removes it.
    private mutating func tell(_ subject: String, _ text: LocalizedText, _ remove: () -> Void) {
        guard !repairs else {
            remove()
            let done = LocalizedText("\(text.english); removed", tr: "\(text.turkish); silindi")
            return add(Finding("leftover", subject, .ok, done))
        }
        let remedy = LocalizedText(
            "It only takes up room; 'pafta doctor --repair' removes it.",
            tr: "Yalnız yer kaplar; 'pafta doctor --repair' siler."
        )
        add(Finding("leftover", subject, .warning, text, remedy: remedy))
    }
}
