using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Matches;

public sealed class SuggestSupportersTests : ArrangedPeers
{
    private Task<SuggestSupporters.View> For(Guid request) => Coordinator.Ask(new SuggestSupporters(request));

    [Fact]
    public async Task The_best_fit_comes_first_with_its_reasons()
    {
        var (plain, _) = await Supporting();
        var (been, _) = await Supporting(been: [Topic.Feeding, Topic.Premature]);
        var answer = await For(await Asked(about: [Topic.Feeding, Topic.Premature]));
        Assert.Equal([been, plain], answer.Suggested.Select(s => s.SupporterId));
        Assert.Equal(["Has been through it: feeding", "Has been through it: a baby who came early", "Supports nobody else now"], answer.Suggested[0].Suggestion.Fits.Select(f => f.Says));
        Assert.Equal(["Has not been through: feeding", "Has not been through: a baby who came early"], answer.Suggested[1].Suggestion.Misses);
        Assert.True(answer.Suggested[0].HasSaidNothing);
        Assert.Null(answer.Blocked);
    }

    [Fact]
    public async Task Who_is_connected_unfit_of_another_programme_or_said_no_is_not_suggested_and_why_holds_no_address()
    {
        var request = await Asked();
        var (byPerson, byAccount, byWords, late, no) = (World.NewId(), await Supporting(), await Supporting(), await Supporting(supervisedDaysAgo: 60), await Supporting());
        var tied = await Supporting(person: byPerson);
        Connected.UnionWith([(byPerson, Mother), (byAccount.As.Id, Mother)]);
        await World.Arrange("INSERT INTO peersupport_declared (id, supporter_id, kind, sealed) VALUES (@id, @supporter, 'Name', @closed)", await Declared(byWords.Id, "Ines Okafor"));
        Touching.Add(byWords.Id);
        await World.Arrange("""
            INSERT INTO peersupport_match (id, request_id, supporter_id, person_id, status, reasons, offered_on, version) VALUES (@id, @request, @supporter, @Mother, 'SaidNo', '', @Today, 2)
            """, new { id = World.NewId(), request, supporter = no.Id, Mother, Today });
        await Supporting(status: SupporterStatus.Paused);
        await Supporting(programme: OtherProgramme);
        await Supporting(role: RoleKind.Group);
        var answer = await For(request);
        Assert.Empty(answer.Suggested);
        string Why(Guid id) => string.Join("; ", answer.Others.Single(o => o.SupporterId == id).Why);
        Assert.All(new[] { tied.Id, byAccount.Id, byWords.Id }, id => Assert.Equal("Connected to this family", Why(id)));
        Assert.Equal("One of the two said no before", Why(no.Id));
        Assert.StartsWith("Their supervision is overdue", Why(late.Id), StringComparison.Ordinal);
        Assert.Equal(6, answer.Others.Count);
    }

    /// <summary>What a supporter may be like, each part by itself.</summary>
    private sealed record Drawn(
        SupporterStatus Status, RoleKind Role, bool Checked, bool Trained, int References, bool Agreed, int? SupervisedDaysAgo, int Most, int Has, bool Tied, bool ByPerson, bool ByAccount, bool ByWords);

    private static readonly Gen<Drawn> Anybody =
        from status in Gen.Frequency((4, Gen.Constant(SupporterStatus.Active)), (1, Gen.Elements(Enum.GetValues<SupporterStatus>())))
        from role in Gen.Frequency((4, Gen.Constant(RoleKind.OneToOne)), (1, Gen.Elements(Enum.GetValues<RoleKind>())))
        from most in Gen.Choose(1, 3)
        from has in Gen.Choose(0, 3)
        from references in Gen.Frequency((5, Gen.Constant(2)), (1, Gen.Choose(0, 1)))
        from supervised in Gen.Elements<int?>(1, 7, 42, 43, 400, null)
        from flags in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false))).ArrayOf(3)
        from ties in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true))).ArrayOf(4)
        select new Drawn(status, role, flags[0], flags[1], references, flags[2], supervised, most, has, ties[0], ties[1], ties[2], ties[3]);

    [Fact]
    public async Task Whatever_the_data_no_suggestion_is_conflicted_or_unchecked_and_an_offer_of_another_is_refused()
    {
        var request = await Asked();
        Dictionary<Guid, bool> may = [];
        foreach (var one in Anybody.Sample(60))
        {
            var person = one.Tied || one.ByPerson || one.ByWords ? World.NewId() : (Guid?)null;
            var (id, actor) = await Supporting(one.Status, one.Role, one.Checked, one.Trained, one.References, one.Agreed, one.SupervisedDaysAgo, person, most: one.Most);
            for (var n = 0; n < one.Has; n++) await Matched(id, MatchStatus.Active, NewFamily().Mother);
            if (one.ByPerson) Connected.Add((person!.Value, Mother));
            if (one.ByAccount) Connected.Add((actor.Id, Mother));
            if (one.ByWords) Touching.Add(id);
            may[id] = one is { Status: SupporterStatus.Active, Role: RoleKind.OneToOne, Checked: true, Trained: true, References: 2, Agreed: true, SupervisedDaysAgo: <= 42, ByPerson: false, ByAccount: false, ByWords: false }
                && one.Has < one.Most;
        }
        var suggested = (await For(request)).Suggested.Select(s => s.SupporterId).ToHashSet();
        Assert.All(suggested, id => Assert.True(may[id]));
        Assert.Equal(Math.Min(SuggestSupporters.Most, may.Values.Count(v => v)), suggested.Count);
        foreach (var id in may.Where(m => !m.Value).Select(m => m.Key))
            await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new OfferSupporter.Command(World.NewId(), request, id, null)));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM peersupport_match WHERE request_id = @request", new { request }));
    }

    [Fact]
    public async Task Nobody_is_offered_for_a_request_that_is_not_looking()
    {
        foreach (var status in Enum.GetValues<RequestStatus>().Where(s => s != RequestStatus.Screening)) Assert.NotNull((await For(await Asked(status))).Blocked);
    }

    [Fact]
    public async Task Nobody_is_offered_where_contact_is_stopped_they_object_or_did_not_say_yes()
    {
        var request = await Asked();
        Said[Mother] = SharingBasis.NotAsked;
        Assert.StartsWith("Ask the parent first", (await For(request)).Blocked, StringComparison.Ordinal);
        Said.Clear();
        await World.Arrange("UPDATE peersupport_request SET share_agreed_on = NULL");
        Assert.StartsWith("Ask the parent first", (await For(request)).Blocked, StringComparison.Ordinal);
        await World.Arrange("UPDATE peersupport_request SET share_agreed_on = @Today", new { Today });
        await World.Arrange("INSERT INTO peersupport_objection (objection_id, person_id) VALUES (@id, @Mother)", new { id = World.NewId(), Mother });
        Assert.StartsWith("They object", (await For(request)).Blocked, StringComparison.Ordinal);
        await World.Arrange("INSERT INTO peersupport_hold (hold_id, person_id, kind, held_on) VALUES (@id, @Mother, 'pregnancy', @Today)", new { id = World.NewId(), Mother, Today });
        Assert.StartsWith("Do not contact", (await For(request)).Blocked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_programme_and_a_supporter_see_nothing_of_it()
    {
        var (_, supporter) = await Supporting();
        var request = await Asked();
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new SuggestSupporters(request)));
        await Assert.ThrowsAsync<Denied>(() => supporter.Ask(new SuggestSupporters(request)));
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => For(request));
    }

    private async Task<object> Declared(Guid supporter, string name)
    {
        var id = World.NewId();
        var closed = await Coordinator.With(services => Task.FromResult(Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<DeclaredVault>(services).Close(id, name)));
        return new { id, supporter, closed };
    }
}
