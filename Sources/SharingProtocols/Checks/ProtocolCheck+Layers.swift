internal import CQL2
internal import FeatureQuery
internal import GeoCore
internal import ProtocolViews

extension ProtocolCheck {
    mutating func checkLayers() {
        if document.layers.isEmpty { missing("layers") }
        checkRepetition(document.layers.map(\.layer), "layers")
        checkRepetition(document.maskingProfiles.map(\.name), "masking_profiles")
        for profile in document.maskingProfiles { require(profile.name, "masking_profiles.name") }
        for shared in document.layers {
            let path = "layers[\(shared.layer)]"
            guard let layer = surroundings.layers[shared.layer] else {
                error(path, "There is no layer of this name.", tr: "Bu adda bir katman yok.")
                continue
            }
            checkSecrecy(of: layer, path)
            checkFields(of: shared, layer, path)
            checkFilter(of: shared, layer, path)
            checkArea(of: shared, layer, path)
        }
    }

    private mutating func checkRepetition(_ names: [String], _ path: String) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted {
            error("\(path)[\(name)]", "It stands there twice.", tr: "İki kez yazılmış.")
        }
    }

    private mutating func checkSecrecy(of layer: ProtocolSurroundings.Layer, _ path: String) {
        let grades = ProtocolSecrecy.allCases
        let grade = ProtocolSecrecy(rawValue: layer.secrecy) ?? .secret
        if grade == .secret {
            error(path, "Secret layers are not shared.", tr: "Gizli katmanlar paylaşılamaz.")
        } else if (grades.firstIndex(of: grade) ?? 0) > (document.secrecy.grade.flatMap(grades.firstIndex(of:)) ?? 0) {
            error(
                path,
                "The layer is '\(grade.rawValue)'; 'secrecy.grade' allows less.",
                tr: "Katmanın derecesi '\(grade.rawValue)'; 'secrecy.grade' buna izin vermiyor."
            )
        }
        switch layer.access {
        case "public", "partner": return
        case "restricted":
            warning(
                path,
                "The layer is restricted to those whom its owner names.",
                tr: "Katman, sahibinin adını verdiği kişilerle sınırlı (restricted)."
            )
        default:
            warning(path, "The layer is meant for staff only.", tr: "Katman yalnız personele açık (staff).")
        }
    }

    private mutating func checkFields(
        of shared: ProtocolDocument.SharedLayer,
        _ layer: ProtocolSurroundings.Layer,
        _ path: String
    ) {
        if shared.fields.isEmpty { missing("\(path).fields") }
        checkRepetition(shared.fields.map(\.name), "\(path).fields")
        if !shared.maskingProfile.isEmpty, document.profile(of: shared) == nil {
            error(
                "\(path).masking_profile",
                "There is no such masking profile.",
                tr: "Böyle bir maskeleme profili yok."
            )
        }
        if layer.schema.geometry == nil, let mask = shared.geometry, mask != .stored, mask != .hidden {
            error("\(path).geometry", "The layer has no geometry.", tr: "Katmanın geometrisi yok.")
        }
        for field in shared.fields {
            let place = "\(path).fields[\(field.name)]"
            guard let property = layer.schema.property(named: field.name) else {
                error(place, "The layer has no such field.", tr: "Katmanda böyle bir alan yok.")
                continue
            }
            let mask = document.mask(of: field, in: shared)
            guard !mask.fits(property.type) else { continue }
            error(
                place,
                "The mask '\(mask.form)' does not fit fields of the type '\(property.type.rawValue)'.",
                tr: "'\(mask.form)' maskesi '\(property.type.rawValue)' türündeki alanlara uymaz."
            )
        }
    }

    private mutating func checkFilter(
        of shared: ProtocolDocument.SharedLayer,
        _ layer: ProtocolSurroundings.Layer,
        _ path: String
    ) {
        if let crs = shared.filterCRS { check(crs, "\(path).filter_crs") }
        guard !shared.filter.isEmpty else { return }
        do throws(PaftaError) {
            let expression = try CQL2Text.parse(shared.filter)
            // Filters may use fields that the receiver does not see.
            for name in expression.properties.sorted() {
                guard layer.schema.property(named: name) == nil, layer.schema.geometry?.name != name else { continue }
                error(
                    "\(path).filter",
                    "The layer has no field '\(name.prefix(80))'.",
                    tr: "Katmanda '\(name.prefix(80))' alanı yok."
                )
            }
        } catch {
            self.error("\(path).filter", error.message.english, tr: error.message.turkish)
        }
    }

    mutating func check(_ crs: CRSIdentity, _ path: String) {
        guard !surroundings.knows(crs) else { return }
        error(path, "The CRS '\(crs)' is not known.", tr: "'\(crs)' koordinat sistemi bilinmiyor.")
    }

    private mutating func checkArea(
        of shared: ProtocolDocument.SharedLayer,
        _ layer: ProtocolSurroundings.Layer,
        _ path: String
    ) {
        let (area, path) = (shared.area, "\(path).area")
        guard !area.isEmpty else {
            return warning(path, "The layer is shared everywhere.", tr: "Katman, alan sınırı olmadan paylaşılıyor.")
        }
        if layer.schema.geometry == nil { error(path, "The layer has no geometry.", tr: "Katmanın geometrisi yok.") }
        let forms = [!area.wkt.isEmpty, !area.geojson.isEmpty, area.isReference].filter { $0 }.count
        guard forms == 1 else {
            return error(
                path,
                "Give one of wkt, geojson, and layer with field and values.",
                tr: "wkt, geojson ya da layer, field ve values'tan yalnız birini verin."
            )
        }
        if area.isReference { return checkReference(area, path) }
        if let crs = area.crs { check(crs, "\(path).crs") }
        do throws(PaftaError) {
            _ = try area.shape(layer: shared.layer)
        } catch {
            self.error(path, error.message.english, tr: error.message.turkish)
        }
    }

    private mutating func checkReference(_ area: ProtocolDocument.Area, _ path: String) {
        require(area.field, "\(path).field")
        if area.values.isEmpty { missing("\(path).values") }
        guard let layer = surroundings.layers[area.layer], layer.schema.geometry != nil else {
            return error(
                "\(path).layer",
                "There is no layer of this name with a geometry.",
                tr: "Bu adda, geometrisi olan bir katman yok."
            )
        }
        guard area.field.isEmpty || layer.schema.property(named: area.field) != nil else {
            return error("\(path).field", "The layer has no such field.", tr: "Katmanda böyle bir alan yok.")
        }
    }
}

extension FieldMask {
    /// Whether values of a type can be masked like this.
    func fits(_ type: PropertyType) -> Bool {
        switch self {
        case .stored, .hidden, .keyedHash: true
        case .initials, .lastCharacters: type == .text
        case .rounded, .classes: type == .integer || type == .real
        case .year: type == .date || type == .dateTime
        }
    }
}
