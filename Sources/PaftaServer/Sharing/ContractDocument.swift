internal import OGCServices
internal import SharingProtocols

/// A partner's own protocol, as it is shown to the partner.
struct ContractDocument: Sendable {
    let answer: ServiceResponse

    init(_ document: ProtocolDocument) {
        answer = ServiceResponse(
            status: 200,
            headers: [
                .init(name: "Content-Type", value: "application/json"),
                .init(name: "Cache-Control", value: "no-store"),
            ],
            body: .bytes(document.json)
        )
    }
}
