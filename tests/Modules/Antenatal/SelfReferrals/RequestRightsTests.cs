using Neighbourhood.Families.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

/// <summary>What is answered about a person is answered only where a pregnancy links the request to her; nobody else's words are anybody's.</summary>
public sealed class RequestRightsTests : ArrangedRequests
{
    [Fact]
    public async Task Where_a_pregnancy_came_of_it_she_reads_that_she_wrote()
    {
        var request = await Heard();
        Assert.Empty(await World.AsSystem().Ask(new GatherForAccess(Mother)));
        await Midwife.Send(await Spoken(request));
        var part = Assert.Single(await World.AsSystem().Ask(new GatherForAccess(Mother)), p => p.Id == request);
        Assert.Equal((Today, "You asked a midwife to contact you. She tried once and spoke to you. What you wrote was removed then."), (part.On!.Value, part.Text));
        Assert.Equal([request], (await World.AsSystem().Ask(new GatherAboutPerson(Mother))).Single(p => p.Kind == "requests that they sent to the midwives").Ids);
        Assert.DoesNotContain(await World.AsSystem().Ask(new GatherForAccess(Father)), p => p.Id == request);
    }

    [Fact]
    public async Task When_her_time_is_over_nothing_is_left_and_others_words_stay()
    {
        var (other, request) = (await Write(), await Heard());
        await Midwife.Send(await Spoken(request));
        await World.Arrange("UPDATE antenatal_self_referral SET first_name = 'zebra', family_name = 'zebra', postcode = 'zebra', reach_value = 'zebra', safe_when = 'zebra', language = 'zebra' WHERE id = @request", new { request });
        await World.Arrange("UPDATE antenatal_step SET reason = 'zebra' WHERE subject_id = @request", new { request });
        await World.Happened(new PersonErased(Mother));
        await World.Deliver();
        Assert.True((await RowOf(request)).IsEmpty);
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_step WHERE reason = 'zebra'"));
        Assert.Equal("Ama", (await RowOf(other)).FirstName);
    }
}
