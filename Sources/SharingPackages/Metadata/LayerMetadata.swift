internal import FeatureQuery
internal import GeoCore
internal import HomeRegistry
internal import ProtocolViews
internal import SharingProtocols

/// The metadata of a layer in a package, after ISO 19115-3:2016 (`mdb:MD_Metadata`).
///
/// The schema fixes the order of elements; it is that of the methods' lists.
struct LayerMetadata {
    let layer: PackedLayer
    let manifest: PackageManifest

    private static let base = "http://standards.iso.org/iso/19115/-3"
    private static let spaces = [
        ("mdb", "mdb/2.0"), ("cit", "cit/2.0"), ("gex", "gex/1.0"), ("lan", "lan/1.0"), ("mcc", "mcc/1.0"),
        ("mco", "mco/1.0"), ("mri", "mri/1.0"), ("mrl", "mrl/2.0"), ("mrs", "mrs/1.0"), ("gco", "gco/1.0"),
    ]
    private static let codes = "\(base)/cit/2.0/resources/codelists.xml"

    private var document: ProtocolDocument { manifest.agreement.document }

    var bytes: [UInt8] {
        var children = [
            XMLTree.node("mdb:metadataIdentifier", [identifier(name)]), language, scope,
            .node("mdb:contact", [responsibility("pointOfContact")]),
            .node("mdb:dateInfo", [date(manifest.madeAt, "creation")]),
            .node("mdb:metadataStandard", [.node("cit:CI_Citation", [title("ISO 19115-3:2016")])]),
        ]
        if let crs = layer.crs { children.append(reference(crs)) }
        children += [identification, lineage]
        return
            XMLTree.element(
                "mdb:MD_Metadata",
                attributes: Self.spaces.map { ("xmlns:\($0)", "\(Self.base)/\($1)") },
                children
            )
            .bytes
    }

    /// Names the layer of this package and no other.
    private var name: String { "\(document.number):\(manifest.number):\(layer.shared.layer)" }

    private var language: XMLTree {
        .node(
            "mdb:defaultLocale",
            [
                .node(
                    "lan:PT_Locale",
                    [
                        .node("lan:language", [code("lan:LanguageCode", layer.schema.language ?? "tur")]),
                        .node("lan:characterEncoding", [code("lan:MD_CharacterSetCode", "utf8")]),
                    ]
                )
            ]
        )
    }

    private var scope: XMLTree {
        .node(
            "mdb:metadataScope",
            [.node("mdb:MD_MetadataScope", [.node("mdb:resourceScope", [code("mcc:MD_ScopeCode", "dataset")])])]
        )
    }

    private func reference(_ crs: CRSIdentity) -> XMLTree {
        .node(
            "mdb:referenceSystemInfo",
            [
                .node(
                    "mrs:MD_ReferenceSystem",
                    [
                        .node(
                            "mrs:referenceSystemIdentifier",
                            [
                                .node(
                                    "mcc:MD_Identifier",
                                    [text("mcc:code", crs.code), text("mcc:codeSpace", crs.authority)]
                                )
                            ]
                        )
                    ]
                )
            ]
        )
    }

    private var identification: XMLTree {
        let citation = XMLTree.node(
            "cit:CI_Citation",
            [
                title(layer.schema.title.isEmpty ? layer.shared.layer : layer.schema.title),
                .node("cit:date", [date(manifest.madeAt, "publication")]),
                .node("cit:identifier", [identifier(layer.shared.layer)]),
            ]
        )
        var children = [
            XMLTree.node("mri:citation", [citation]), text("mri:abstract", abstract),
            text("mri:purpose", document.purpose.text),
            .node("mri:pointOfContact", [responsibility("owner")]),
            .node("mri:spatialRepresentationType", [code("mcc:MD_SpatialRepresentationTypeCode", representation)]),
        ]
        if let extent = layer.extent { children.append(.node("mri:extent", [box(extent)])) }
        children.append(.node("mri:resourceConstraints", [legalConstraints]))
        children.append(.node("mri:resourceConstraints", [securityConstraints]))
        return .node("mdb:identificationInfo", [.node("mri:MD_DataIdentification", children)])
    }

    private var abstract: String {
        let fields = layer.definition.fields.map { "\($0.name) (\($0.mask.words.turkish))" }.joined(separator: ", ")
        return "\(document.title). \(layer.features). Alanlar: \(fields)."
    }

    private var representation: String { layer.crs == nil ? "textTable" : "vector" }

    private func box(_ extent: Envelope) -> XMLTree {
        let sides = [
            ("gex:westBoundLongitude", extent.minX), ("gex:eastBoundLongitude", extent.maxX),
            ("gex:southBoundLatitude", extent.minY), ("gex:northBoundLatitude", extent.maxY),
        ]
        return .node(
            "gex:EX_Extent",
            [
                .node(
                    "gex:geographicElement",
                    [
                        .node(
                            "gex:EX_GeographicBoundingBox",
                            sides.map { name, value in .node(name, [.node("gco:Decimal", [.text("\(value)")])]) }
                        )
                    ]
                )
            ]
        )
    }

    private var legalConstraints: XMLTree {
        let secrecy = document.secrecy
        let others = [document.notice.turkish, document.notice.english, secrecy.attribution, secrecy.derivedData]
        return .node(
            "mco:MD_LegalConstraints",
            [
                .node("mco:accessConstraints", [code("mco:MD_RestrictionCode", "otherRestrictions")]),
                .node("mco:useConstraints", [code("mco:MD_RestrictionCode", "otherRestrictions")]),
            ] + others.filter { !$0.isEmpty }.map { text("mco:otherConstraints", $0) }
        )
    }

    private var securityConstraints: XMLTree {
        let grade = document.secrecy.grade ?? .unclassified
        let classification =
            switch grade {
            case .unclassified: "unclassified"
            case .official: "restricted"
            case .restricted: "confidential"
            case .secret: "secret"
            }
        return .node(
            "mco:MD_SecurityConstraints",
            [
                .node("mco:classification", [code("mco:MD_ClassificationCode", classification)]),
                text("mco:userNote", grade.rawValue),
            ]
        )
    }

    private var lineage: XMLTree {
        let number = document.number
        let statement =
            "\(number) numaralı protokolün \(manifest.agreement.entry.effectiveVersion). sürümüne göre "
            + "\(manifest.madeAt) anında hazırlandı; veri sürümü \(layer.versionText). "
            + "Geometri: \(layer.definition.geometry.words.turkish)."
        return .node("mdb:resourceLineage", [.node("mrl:LI_Lineage", [text("mrl:statement", statement)])])
    }

    private func responsibility(_ role: String) -> XMLTree {
        let giver = document.giver
        var address: [XMLTree] = []
        if !giver.email.isEmpty { address = [text("cit:electronicMailAddress", giver.email)] }
        var contact: [XMLTree] = []
        if !giver.phone.isEmpty {
            contact.append(.node("cit:phone", [.node("cit:CI_Telephone", [text("cit:number", giver.phone)])]))
        }
        if !address.isEmpty { contact.append(.node("cit:address", [.node("cit:CI_Address", address)])) }
        var organisation = [
            text("cit:name", giver.unit.isEmpty ? giver.name : "\(giver.name), \(giver.unit)")
        ]
        if !contact.isEmpty { organisation.append(.node("cit:contactInfo", [.node("cit:CI_Contact", contact)])) }
        return .node(
            "cit:CI_Responsibility",
            [
                .node("cit:role", [code("cit:CI_RoleCode", role)]),
                .node("cit:party", [.node("cit:CI_Organisation", organisation)]),
            ]
        )
    }

    private func identifier(_ text: String) -> XMLTree {
        .node("mcc:MD_Identifier", [self.text("mcc:code", text)])
    }

    private func title(_ text: String) -> XMLTree { self.text("cit:title", text) }

    private func date(_ moment: String, _ kind: String) -> XMLTree {
        .node(
            "cit:CI_Date",
            [
                .node("cit:date", [.node("gco:DateTime", [.text(moment)])]),
                .node("cit:dateType", [code("cit:CI_DateTypeCode", kind)]),
            ]
        )
    }

    private func text(_ name: String, _ content: String) -> XMLTree {
        .node(name, [.node("gco:CharacterString", [.text(content)])])
    }

    private func code(_ name: String, _ value: String) -> XMLTree {
        let list = name.split(separator: ":").last.map(String.init) ?? name
        return .element(
            name,
            attributes: [("codeList", "\(Self.codes)#\(list)"), ("codeListValue", value)],
            [.text(value)]
        )
    }
}
