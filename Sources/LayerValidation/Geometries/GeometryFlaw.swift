internal import GeoCore

/// What is wrong with a geometry, and where.
struct GeometryFlaw {
    enum Kind {
        case notFinite
        case tooFewPositions
        case notClosed
        case repeated
        case spike
        case crossing
        case touching
        case holeOutside
        case nestedHoles
        case nestedShells
        case duplicateRings
        case disconnected
        case damaged

        /// Reads the wording of GEOS; what is not known counts as damaged.
        init(geos reason: String) {
            switch reason.lowercased() {
            case let text where text.hasPrefix("ring self-intersection"): self = .touching
            case let text where text.hasPrefix("self-intersection"): self = .crossing
            case let text where text.hasPrefix("hole lies outside"): self = .holeOutside
            case let text where text.contains("nested shells"): self = .nestedShells
            case let text where text.contains("nested"): self = .nestedHoles
            case let text where text.hasPrefix("duplicate rings"): self = .duplicateRings
            case let text where text.hasPrefix("interior is disconnected"): self = .disconnected
            case let text where text.hasPrefix("too few points"): self = .tooFewPositions
            case let text where text.contains("not closed"): self = .notClosed
            case let text where text.hasPrefix("invalid coordinate"): self = .notFinite
            default: self = .damaged
            }
        }
    }

    let kind: Kind
    /// The faulty place in the layer's CRS, x east; `nil` if it is nowhere in particular.
    let point: (x: Double, y: Double)?

    init(_ kind: Kind, at point: (x: Double, y: Double)?) {
        self.kind = kind
        self.point = point
    }

    /// Whether making the geometry valid may help.
    var isRepairable: Bool {
        switch kind {
        case .notFinite, .repeated, .spike: false
        default: true
        }
    }

    /// Valid by the standard, but not as it should be, is only worth a warning.
    var severity: Severity { kind == .repeated || kind == .spike ? .warning : .error }

    var message: LocalizedText {
        switch kind {
        case .notFinite: LocalizedText("A coordinate is not a number.", tr: "Bir koordinat sayı değil.")
        case .tooFewPositions:
            LocalizedText("A ring or line has too few points.", tr: "Bir halkada ya da çizgide yeterli nokta yok.")
        case .notClosed: LocalizedText("A ring is not closed.", tr: "Kapalı olmayan halka var.")
        case .repeated:
            LocalizedText("A point follows itself (duplicate point).", tr: "Aynı nokta art arda iki kez geçiyor.")
        case .spike: LocalizedText("The outline has a spike.", tr: "Sınırda iğne gibi bir çıkıntı var.")
        case .crossing: LocalizedText("The outline crosses itself.", tr: "Sınır kendisiyle kesişiyor.")
        case .touching: LocalizedText("A ring touches itself.", tr: "Bir halka kendisine değiyor.")
        case .holeOutside: LocalizedText("A hole lies outside its area.", tr: "Bir delik, alanının dışında kalıyor.")
        case .nestedHoles: LocalizedText("A hole lies in another hole.", tr: "Bir delik başka bir deliğin içinde.")
        case .nestedShells:
            LocalizedText("A part lies inside another part.", tr: "Bir parça başka bir parçanın içinde.")
        case .duplicateRings: LocalizedText("A ring exists twice.", tr: "Aynı halka iki kez var.")
        case .disconnected:
            LocalizedText("Holes cut the area into pieces.", tr: "Delikler alanı birbirinden kopuk parçalara bölüyor.")
        case .damaged:
            LocalizedText("The geometry is damaged.", tr: "Geometri bozuk.")
        }
    }

    var remedy: LocalizedText {
        switch kind {
        case .notFinite:
            LocalizedText("Draw the feature again.", tr: "Nesneyi yeniden çizin.")
        case .repeated:
            LocalizedText(
                "Delete the second point, or load with --repair.",
                tr: "İkinci noktayı silin ya da --repair ile yükleyin."
            )
        case .spike:
            LocalizedText("Delete the point at its tip.", tr: "Çıkıntının ucundaki noktayı silin.")
        case .notClosed:
            LocalizedText(
                "Close the outline in NETCAD or QGIS, or load with --repair.",
                tr: "Sınırı NETCAD'de ya da QGIS'te kapatın ya da --repair ile yükleyin."
            )
        default:
            LocalizedText(
                "Correct it in NETCAD or QGIS (QGIS: Fix geometries), or load with --repair.",
                tr: "NETCAD'de ya da QGIS'te düzeltin (QGIS: Geometrileri düzelt) ya da --repair ile yükleyin."
            )
        }
    }
}
