using Neighbourhood.Contact.Notices;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Contact.Notices;

public sealed class TellsWorkersWhenPeerNoticeGivenTests : ContactTest
{
    private static readonly Guid Subject = Guid.Parse("88888888-8888-8888-8888-888888888888");

    public static TheoryData<PeerNoticeKind> Kinds => [.. Enum.GetValues<PeerNoticeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_is_told_once_in_words_of_its_own_with_the_way_to_its_page(PeerNoticeKind kind)
    {
        var worker = World.As(Roles.PeerCoordinator);
        await World.Happened(new PeerNoticeGiven(World.Clock.NewId(), kind, [worker.Id, worker.Id], Subject, Urgent: true));
        await World.Deliver();
        var line = Assert.Single(await World.As(Roles.Coordinator, userId: worker.Id).Ask(new ListNotices.Query()));
        Assert.Equal((Subject, true), (line.SubjectId, line.Urgent));
        Assert.NotEqual(Notice.InWords(NoticeKind.ConcernRaised), Notice.InWords(line.Kind));
        // The duty service is nobody of peer support: it reads the concern where it is kept.
        var place = kind switch
        {
            PeerNoticeKind.ConcernToDuty => "/families/concerns",
            PeerNoticeKind.ConcernRaised or PeerNoticeKind.ConcernPassedOn => "/peersupport/alerts",
            _ => "/peersupport/mine",
        };
        Assert.Equal($"{place}/{Subject}", Notice.Path(line.Kind, Subject));
    }
}
