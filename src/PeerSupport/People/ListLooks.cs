using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.People;

/// <summary>A coordinator looks at what a change around somebody may have made wrong, and says what becomes of it.</summary>
internal static class ListLooks
{
    private const string Why = "only what is to be looked at in the user's own programmes is listed";

    [Allows(Permissions.Coordinate, Unscoped = Why)]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Who">The parent, or the supporter where it is about one.</param>
    /// <param name="Path">Where it can be changed.</param>
    /// <param name="Held">Contact is held: "do not contact, ask first".</param>
    /// <param name="There">Another programme, where it may look after them from now.</param>
    internal sealed record Row(Guid Id, Guid PeerProgrammeId, LookWhy Why, DateTimeOffset AskedAt, string Who, string Path, bool Held, string? There);

    internal sealed class Lists(Db db, ISend send, CurrentUser user, DoNotContact contact, HandOvers handOvers, Audit audit) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        private sealed record Kept(Guid Id, Guid ProgrammeId, LookWhy Why, DateTimeOffset AskedAt, Guid? PersonId, Guid? RequestId, Guid? SupporterId, Guid? UserId);

        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.Coordinate);
            var kept = await db.Query<Kept>("""
                SELECT k.id, k.programme_id, k.why, k.asked_at, k.person_id, k.request_id, k.supporter_id, s.user_id FROM peersupport_look k LEFT JOIN peersupport_supporter s ON s.id = k.supporter_id
                WHERE k.asked_at IS NOT NULL AND k.looked_at IS NULL AND (@everywhere = 1 OR k.programme_id IN @scopes) ORDER BY k.asked_at, k.id
                """, new { everywhere = scopes is null, scopes = (scopes ?? new HashSet<Guid>()).ToList() }, ct);
            List<Guid> people = [.. kept.Select(k => k.PersonId).OfType<Guid>().Distinct()];
            var names = people.Count == 0 ? [] : (await send.Ask(new GetPeople(people), ct)).ToDictionary(p => p.Id, p => p.Name);
            var held = await contact.Held(people, ct);
            var supporters = await send.Names(kept.Where(k => k.PersonId is null).Select(k => k.UserId), ct);
            var rows = new List<Row>();
            foreach (var k in kept)
                rows.Add(new(
                    k.Id, k.ProgrammeId, k.Why, k.AskedAt, k.PersonId is { } person ? names.GetValueOrDefault(person, "Somebody") : k.UserId is null ? "A supporter without an account" : supporters(k.UserId),
                    k.RequestId is { } request ? $"/peersupport/requests/{request}" : $"/peersupport/supporters/{k.SupporterId}", k.PersonId is { } of && held.Contains(of),
                    k is { Why: LookWhy.Moved, RequestId: { } moved } ? (await handOvers.There(moved, ct))?.Title : null));
            audit.Saw(people);
            return rows;
        }
    }

    /// <summary>What becomes of it.</summary>
    internal enum Then
    {
        /// <summary>Seen; a silent conversation may open where nothing stands against it.</summary>
        Looked,
        /// <summary>Another supporter, or another programme.</summary>
        HandOn,
        /// <summary>The parent wants nobody else: it ends.</summary>
        End,
    }

    [Allows(Permissions.Coordinate, On = nameof(PeerProgrammeId))]
    internal sealed record Command(Guid PeerProgrammeId, Guid LookId, Then? Then) : ICommand;

    internal sealed class Handler(Db db, Looks looks, Silences silences, Rechecks rechecks, HandOvers handOvers) : ICommandHandler<Command>
    {
        private sealed record Kept(LookWhy Why, Guid SubjectId, Guid? PersonId, Guid? RequestId, Guid? SupporterId, DateTimeOffset? LookedAt);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Then is not { } then || !Enum.IsDefined(then)) throw new Refused("", "Choose what becomes of it");
            var kept = await db.Find<Kept>("""
                SELECT why, subject_id, person_id, request_id, supporter_id, looked_at FROM peersupport_look WHERE id = @LookId AND programme_id = @PeerProgrammeId AND asked_at IS NOT NULL
                """, command, ct) ?? throw new NotFound("This");
            if (kept.LookedAt is not null) return default;
            // First: what ends below closes what is still to be looked at around it.
            await looks.Looked(command.LookId, ct);
            switch (kept)
            {
                case { Why: LookWhy.SupporterLeft }:
                    if (then == Then.Looked) throw new Refused("", "Choose whether somebody else is looked for, or it ends");
                    await handOvers.FromWhoLeft(kept.SubjectId, again: then == Then.HandOn, ct);
                    break;
                case { Why: LookWhy.Moved, RequestId: { } request } when then == Then.HandOn:
                    await handOvers.ToProgrammeThere(request, ct);
                    break;
                case { Why: LookWhy.Connected } when await rechecks.StillConnected(kept.SubjectId, ct):
                    throw new Refused("", "They still know one another, as far as is recorded. End the match on its page, and look for somebody else");
                case { Why: LookWhy.Connected or LookWhy.Released or LookWhy.Held or LookWhy.Objected, RequestId: { } request }:
                    await silences.Open(request, ct);
                    break;
            }
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Coordinate, Unscoped = "only what is to be looked at in the user's own programmes is shown, and each is checked when it is settled")]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PeerProgrammeId { get; set; }
        public Guid LookId { get; set; }
        public Then? Next { get; set; }

        /// <summary>What was chosen a moment ago.</summary>
        public Then? Said { get; set; }

        internal IReadOnlyList<Row> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PeerProgrammeId, LookId, Next), ct);
            return Redirect($"/peersupport/look?Said={Next}");
        });

        protected override async Task Show(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}

/// <summary>On the coordinator's first page: what changed around somebody and waits for a look.</summary>
internal sealed class WaitingLooks(ISend send) : IWaiting
{
    public string Path => "/peersupport/look";

    public async Task<string?> Says(CancellationToken ct) =>
        (await send.Ask(new ListLooks.Query(), ct)).Count switch { 0 => null, 1 => "1 thing changed around somebody with peer support.", var many => $"{many} things changed around people with peer support." };
}
