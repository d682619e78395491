internal import CQL2
public import FeatureQuery
public import GeoCore
public import ProtocolViews
public import UsageMetering

extension ProtocolDocument {
    /// Returns what the receiver may see, by layer; whatever is not in there does not exist for the receiver.
    ///
    /// - Parameter schemas: The layers there are; a shared layer or field that is gone is left out.
    /// - Returns: A view for each shared layer.
    /// - Throws: `filter.invalid` for a row filter that cannot be read, `protocol.area`; then nothing may be shown.
    public func views(schemas: [String: FeatureSchema]) throws(PaftaError) -> [String: ViewDefinition] {
        var views: [String: ViewDefinition] = [:]
        for shared in layers {
            // Two entries of one layer would make it a matter of chance what is seen.
            guard views[shared.layer] == nil else {
                throw .area(
                    LocalizedText("the layer stands there twice", tr: "katman iki kez yazılmış"),
                    layer: shared.layer
                )
            }
            guard let schema = schemas[shared.layer] else { continue }
            let fields = shared.fields.filter { schema.property(named: $0.name) != nil }
            var view = ViewDefinition(fields: fields.map { .init($0.name, mask: mask(of: $0, in: shared)) })
            if !shared.filter.isEmpty {
                let expression = try CQL2Text.parse(shared.filter)
                view.rowFilter = FilterExpression(expression, crs: shared.filterCRS ?? .crs84)
            }
            view.area = try shared.area.shape(layer: shared.layer)
            view.geometry = shared.geometry ?? .stored
            view.hasHistory = shared.hasHistory
            views[shared.layer] = view
        }
        return views
    }

    /// The layers whose changes the receiver may follow.
    public var deltaLayers: Set<String> { Set(layers.filter(\.hasDeltas).map(\.layer)) }

    /// How much the receiver may use.
    public var usageLimits: UsageLimits { limits.usage }

    /// From where and when requests are answered.
    public var accessWindow: AccessWindow { AccessWindow(ipRanges: limits.ipRanges, hours: limits.hours) }

    /// The formats that may be asked for, by the values of the parameter `f`; `nil` for all.
    public var allowedFormats: Set<String>? {
        // People say GeoJSON; requests say json.
        delivery.formats.isEmpty ? nil : Set(delivery.formats.map { $0 == "geojson" ? "json" : $0 })
    }

    /// The CRSs that may be asked for; `nil` for all.
    ///
    /// A name that cannot be read allows nothing.
    public var allowedCRSs: [CRSIdentity]? {
        delivery.crs.isEmpty ? nil : delivery.crs.compactMap { try? CRSIdentity(parsing: $0) }
    }

    /// The mask of a field: its own, else that of the profile, else none.
    ///
    /// An unknown profile hides.
    public func mask(of field: Field, in shared: SharedLayer) -> FieldMask {
        if let mask = field.mask { return mask }
        guard !shared.maskingProfile.isEmpty else { return .stored }
        guard let profile = profile(of: shared) else { return .hidden }
        return profile.fields.first { $0.name == field.name }?.mask ?? .stored
    }

    func profile(of shared: SharedLayer) -> MaskingProfile? {
        maskingProfiles.first { $0.name == shared.maskingProfile }
    }
}
