using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Talks;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>A parent says by their own way in that something or somebody worries them, their supporter too: it is saved first, the coordinator is told at once, and the messages stop.</summary>
internal static class RaiseConcernInTalk
{
    [BindProperties(SupportsGet = true)]
    [Anyone(WayIn.Why)]
    internal sealed class Page(ParentsDoor door, PeerHours hours, DigestKey key, TimeProvider clock) : PublicForm
    {
        public Guid Id { get; set; }
        public string? Seen { get; set; }
        public ConcernKind? Kind { get; set; }
        public bool? ImmediateDanger { get; set; }

        /// <summary>When the form was opened, in milliseconds: the same at a second press, which must not be another concern.</summary>
        public long? Written { get; set; }

        /// <summary>It was just saved.</summary>
        public bool Sent { get; set; }

        /// <summary>Whether the address stands for a match.</summary>
        internal bool Works { get; private set; }

        internal PeerHours.Now Now { get; private set; } = null!;

        internal string Back => WayIn.Path(Secret);

        protected override string Button => "Tell somebody";

        private string Secret => RouteData.Values["secret"] as string ?? "";

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, Written) = (clock.NewId(), clock.Now().ToUnixTimeMilliseconds());
            await Show(ct);
            if (!Works) Response.StatusCode = StatusCodes.Status410Gone;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            if (await door.Find(WayIn.Digest(key, Secret), ct) is not { } match) throw new Refused("", $"{WayIn.Over}. If somebody is in danger now, ring 999.");
            await door.Raise(new(Id, match.Id, null, Seen, Kind, ImmediateDanger, Alert.Begun(Written, clock.Now())), ct);
            return Redirect($"{Back}/concern?Sent=true");
        });

        protected override async Task Show(CancellationToken ct)
        {
            var match = await door.Find(WayIn.Digest(key, Secret), ct);
            (Works, Now) = (match is not null, await hours.Of(match?.NeighbourhoodId, ct));
        }
    }
}

/// <summary>The parent's way to the concern button, without an account: the program raises it for nobody. An address that has ended still names its match for some months.</summary>
internal sealed class ParentsDoor(IServiceScopeFactory scopes, Db db, TimeProvider clock)
{
    /// <summary>Days after the end of a match for which a concern of it is still heard here.</summary>
    private const int Ended = 90;

    internal sealed record Match(Guid Id, Guid? NeighbourhoodId);

    /// <summary>The match; null where the address never was. Wrong addresses that somebody else tried from the same network keep nobody from being heard: nobody guesses one of 256 random bits.</summary>
    internal Task<Match?> Find(string digest, CancellationToken ct) => db.Find<Match>("""
        SELECT m.id, p.neighbourhood_id FROM peersupport_way_in w JOIN peersupport_match m ON m.id = w.match_id JOIN peersupport_request r ON r.id = m.request_id
        JOIN peersupport_programme p ON p.id = r.programme_id WHERE w.secret_digest = @digest AND (m.ended_at IS NULL OR m.ended_at > @since)
        """, new { digest, since = clock.Now().AddDays(-Ended) }, ct);

    internal async Task Raise(NewConcern concern, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(null);
        await scope.ServiceProvider.GetRequiredService<ConcernDesk>().Raise(concern, ct);
    }
}
