using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class ReceiveEnquiryTests : ArrangedSupporters
{
    [Fact]
    public async Task It_comes_to_the_programme_of_the_postcode_and_a_second_press_is_the_same()
    {
        var id = World.NewId();
        for (var n = 0; n < 2; n++) await Write(id, "M33 4ND");
        Assert.Equal([Programme], await World.Sql<Guid>("SELECT programme_id FROM peersupport_supporter WHERE id = @id AND status = 'Enquired'", new { id }));
        Assert.DoesNotContain("M33", string.Concat(await World.Sql<string>("SELECT words FROM peersupport_enquiry")), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task Without_a_postcode_it_comes_to_the_programme_of_all_others_and_without_that_to_one_that_is_open()
    {
        await Write(World.NewId(), null);
        await World.Arrange("UPDATE peersupport_programme SET closed_on = @Today WHERE id = @OtherProgramme", new { Today, OtherProgramme });
        await Write(World.NewId(), null);
        Assert.Equal([OtherProgramme, Programme], await World.Sql<Guid>("SELECT programme_id FROM peersupport_supporter ORDER BY id"));
        await World.Arrange("UPDATE peersupport_programme SET closed_on = @Today", new { Today });
        await Refuses("", () => Write(World.NewId(), null));
    }

    [Fact]
    public async Task Beyond_the_limit_of_a_network_nothing_is_kept_and_nothing_is_said_and_an_hour_later_it_is()
    {
        for (var n = 0; n < 5; n++) await Write(World.NewId(), null, "digest");
        Assert.Equal(3, await Kept());
        await Write(World.NewId(), null, "another");
        World.Clock.Advance(TimeSpan.FromHours(1));
        await Write(World.NewId(), null, "digest");
        Assert.Equal(5, await Kept());
    }

    [Fact]
    public async Task The_desk_says_the_same_whatever_becomes_of_it_and_keeps_no_address()
    {
        for (var n = 0; n < 5; n++) await Desk(Robin);
        Assert.Equal(3, await Kept());
        Assert.DoesNotContain("192.0.2.7", string.Concat(await World.Sql<string>("SELECT address_digest FROM peersupport_address")), StringComparison.Ordinal);
        await Refuses("Name", () => Desk(Robin with { Name = null }));
        await Refuses("By", () => Desk(Robin with { By = null }));
        Assert.Contains("number or an email", (await Assert.ThrowsAsync<Refused>(() => Desk(Robin with { By = null, Reach = "by post" }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Nobody_sends_it_past_the_page() => IsDenied();

    private async Task IsDenied()
    {
        await Assert.ThrowsAsync<Denied>(() => Hub.Send(new ReceiveEnquiry.Command(World.NewId(), Robin, null, null)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new ReceiveEnquiry.Command(World.NewId(), Robin, null, null)));
    }

    private Task<Done> Write(Guid id, string? postcode, string? network = null)
    {
        World.Answers<GetAreaOf, GetAreaOf.Area>(q => GetAreaOf.Area.Unknown with { Known = true, NeighbourhoodId = q.Postcode == "M33 4ND" ? Sale : null });
        return World.AsSystem().Send(new ReceiveEnquiry.Command(id, Robin, postcode, network));
    }

    private async Task<int> Kept() => (await World.Sql<Guid>("SELECT id FROM peersupport_supporter")).Count;

    private Task Desk(Enquiry enquiry) => World.Services.GetRequiredService<EnquiryDesk>().Take(World.NewId(), enquiry, null, IPAddress.Parse("192.0.2.7"), TestContext.Current.CancellationToken);
}
