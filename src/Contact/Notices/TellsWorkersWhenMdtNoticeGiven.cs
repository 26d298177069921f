using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Contact.Notices;

/// <summary>A team's work has something for workers to know: each is told in the program, and by an e-mail that says only that there is something.</summary>
internal sealed class TellsWorkersWhenMdtNoticeGiven(NoticeBoard board) : IWhen<MdtNoticeGiven>
{
    public async Task Handle(MdtNoticeGiven happened, CancellationToken ct)
    {
        foreach (var id in happened.UserIds.Distinct()) await board.Tell(id, Notice.Of(happened.Kind), happened.SubjectId, happened.Urgent, ct);
    }
}
