using Neighbourhood.Contact.Notices;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Contact.Notices;

public sealed class ListNoticesTests : ContactTest
{
    private readonly Guid _concern = Guid.Parse("77777777-7777-7777-8777-777777777777");

    private async Task<Actor> Told(bool danger)
    {
        var lead = World.As(Roles.SafeguardingLead);
        World.Answers<GetConcernRecipients, GetConcernRecipients.Answer?>(q => q.ConcernId == _concern ? new([lead.Id, lead.Id], danger) : null);
        await World.Happened(new SafeguardingConcernRaised(_concern));
        await World.Deliver();
        return lead;
    }

    [Fact]
    public async Task Whoevers_turn_it_is_learns_of_a_concern_at_once_and_by_an_email_that_says_nothing()
    {
        var lead = await Told(danger: true);
        var line = Assert.Single(await lead.Ask(new ListNotices.Query()));
        Assert.Equal((NoticeKind.DangerRaised, _concern, true), (line.Kind, line.SubjectId, line.Urgent));
        Assert.Equal("1 new, 1 urgent.", await lead.With(s => ((WaitingNotices)s.GetService(typeof(WaitingNotices))!).Says(default)));
        World.Clock.Advance(TimeSpan.FromHours(12)); // at night too
        await Here.Dispatcher().RunToEnd();
        var parcel = Assert.Single(Here.Provider.Taken);
        Assert.Equal("worker@demo.example", parcel.Address);
        Assert.DoesNotContain("safeguarding", parcel.Subject + parcel.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("concern", parcel.Subject + parcel.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(World.Told.OfType<Neighbourhood.Contact.Contracts.ContactMade>());
    }

    [Theory]
    [InlineData(true, NoticeKind.DangerPassedOn)]
    [InlineData(false, NoticeKind.ConcernPassedOn)]
    public async Task Whoever_a_concern_is_passed_on_to_learns_of_it_as_the_first_did(bool danger, object kind)
    {
        await Told(danger);
        var deputy = World.As(Roles.SafeguardingLead);
        World.Answers<GetConcernRecipients, GetConcernRecipients.Answer?>(_ => new([deputy.Id], danger));
        await World.Happened(new SafeguardingConcernPassedOn(_concern));
        await World.Deliver();
        var line = Assert.Single(await deputy.Ask(new ListNotices.Query()));
        Assert.Equal(((NoticeKind)kind, _concern, danger), (line.Kind, line.SubjectId, line.Urgent));
        await Here.Dispatcher().RunToEnd();
        Assert.Equal(2, Here.Provider.Taken.Count); // the first one's and the deputy's
    }

    [Fact]
    public async Task It_is_marked_as_read_by_its_reader_alone()
    {
        var lead = await Told(danger: false);
        var line = Assert.Single(await lead.Ask(new ListNotices.Query()));
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.SafeguardingLead).Send(new ListNotices.Command(line.Id)));
        await lead.Send(new ListNotices.Command(line.Id));
        await lead.Send(new ListNotices.Command(line.Id));
        Assert.Null(await lead.With(s => ((WaitingNotices)s.GetService(typeof(WaitingNotices))!).Says(default)));
        Assert.Empty(await Worker().Ask(new ListNotices.Query()));
    }

    [Fact]
    public async Task A_concern_that_is_closed_by_then_tells_nobody_and_an_ended_account_gets_no_email()
    {
        World.Answers<GetConcernRecipients, GetConcernRecipients.Answer?>(_ => null);
        await World.Happened(new SafeguardingConcernRaised(World.NewId()));
        await World.Deliver();
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM contact_notice"));
        await Told(danger: false);
        World.Answers<Neighbourhood.Access.Contracts.GetWorkAddress, string?>(_ => null);
        await Here.Dispatcher().RunToEnd();
        Assert.Empty(Here.Provider.Taken);
    }
}
