using Neighbourhood.Contact.Notices;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Contact.Notices;

public sealed class TellsWorkersWhenMdtNoticeGivenTests : ContactTest
{
    private static readonly Guid Subject = Guid.Parse("88888888-8888-8888-8888-888888888888");

    public static TheoryData<MdtNoticeKind> Kinds => [.. Enum.GetValues<MdtNoticeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_is_told_in_words_of_its_own_with_the_way_to_its_page(MdtNoticeKind kind)
    {
        var worker = World.As(Roles.Coordinator);
        await World.Happened(new MdtNoticeGiven(World.Clock.NewId(), kind, [worker.Id, worker.Id], Subject, Urgent: true));
        await World.Deliver();
        var line = Assert.Single(await worker.Ask(new ListNotices.Query()));
        Assert.Equal((Subject, true), (line.SubjectId, line.Urgent));
        Assert.NotEqual(Notice.InWords(NoticeKind.ConcernRaised), Notice.InWords(line.Kind));
        Assert.StartsWith("/mdt/", Notice.Path(line.Kind, Subject), StringComparison.Ordinal);
        Assert.Equal("/mdt/actions" == Notice.Path(line.Kind, Subject) || "/mdt/actions/escalated" == Notice.Path(line.Kind, Subject), kind.ToString().StartsWith("Action", StringComparison.Ordinal));
    }

    [Fact]
    public void No_two_kinds_have_the_same_words() =>
        Assert.Equal(Enum.GetValues<NoticeKind>().Length, Enum.GetValues<NoticeKind>().Select(Notice.InWords).Distinct(StringComparer.Ordinal).Count());
}
