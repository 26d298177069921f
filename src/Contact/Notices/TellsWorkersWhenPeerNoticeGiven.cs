using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;

namespace Neighbourhood.Contact.Notices;

/// <summary>Peer support has something for its workers to know: each is told in the program, and by an e-mail that says only that there is something.</summary>
internal sealed class TellsWorkersWhenPeerNoticeGiven(NoticeBoard board) : IWhen<PeerNoticeGiven>
{
    public async Task Handle(PeerNoticeGiven happened, CancellationToken ct)
    {
        foreach (var id in happened.UserIds.Distinct()) await board.Tell(id, Notice.Of(happened.Kind), happened.SubjectId, happened.Urgent, ct);
    }
}
