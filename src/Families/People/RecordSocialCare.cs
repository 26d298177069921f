using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>A worker notes what children's social care does for a child, where they saw it and when; and that it has ended.</summary>
internal static class RecordSocialCare
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    internal sealed record Answer(PersonSight.Seen Seen, IReadOnlyList<Status> Statuses);

    internal sealed record Status(Guid Id, string Code, DateOnly FromOn, DateOnly? ToOn, string Source, DateOnly SeenOn);

    /// <param name="Code">CIN, CP, LAC or FH. Several may stand at once.</param>
    /// <param name="SeenOn">When it was seen at the source; null for today.</param>
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(Guid Id, Guid PersonId, string? Code, DateOnly? From, string? Source, DateOnly? SeenOn) : ICommand<Guid>;

    /// <param name="On">Its last day; null for today.</param>
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record End(Guid PersonId, Guid StatusId, DateOnly? On = null) : ICommand;

    internal sealed class Reader(Db db, PersonSight sight, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var seen = await sight.Of(query.PersonId, ct);
            audit.Saw(query.PersonId);
            return new(seen, seen.Shown ? await db.Query<Status>("""
                SELECT id, status AS code, from_on, to_on, source, seen_on FROM families_social_care WHERE person_id = @PersonId ORDER BY from_on DESC, id DESC
                """, query, ct) : []);
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, PersonHistory history, TimeProvider clock) : ICommandHandler<Command, Guid>, ICommandHandler<End>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var today = clock.Today();
            var seenOn = command.SeenOn ?? today;
            new Refusals()
                .If(command.Code is null || !Codes.SocialCare.ContainsKey(command.Code), nameof(command.Code), "Choose what social care does")
                .If(command.From is null, nameof(command.From), "Enter the day it began")
                .If(command.From > today, nameof(command.From), "The day it began must be today or earlier")
                .Text(command.Source, nameof(command.Source), 100, "Enter where you saw it")
                .If(seenOn > today, nameof(command.SeenOn), "The day you saw it must be today or earlier")
                .Throw();
            var stands = await db.Query<Guid>("""
                SELECT id FROM families_social_care WHERE person_id = @PersonId AND status = @Code AND to_on IS NULL
                """, new { command.PersonId, command.Code }, ct);
            if (stands.Count > 0) throw new Refused(nameof(command.Code), "This stands already: end it first");
            await db.Execute("""
                INSERT INTO families_social_care (id, person_id, status, from_on, source, seen_on) VALUES (@Id, @PersonId, @Code, @From, @source, @seenOn)
                """, new { command.Id, command.PersonId, command.Code, command.From, source = command.Source!.Trim(), seenOn }, ct);
            await history.Keep(command.PersonId, [new("Social care", null, Codes.SocialCare[command.Code!])], ct);
            return command.Id;
        }

        public async Task<Done> Handle(End command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            var on = command.On ?? clock.Today();
            var status = await db.Find<Status>("""
                SELECT id, status AS code, from_on, to_on, source, seen_on FROM families_social_care WHERE id = @StatusId AND person_id = @PersonId AND to_on IS NULL
                """, new { command.StatusId, command.PersonId }, ct) ?? throw new NotFound("This status");
            if (on > clock.Today() || on < status.FromOn) throw new Refused(nameof(command.On), "The last day must lie between the day it began and today");
            await db.Execute("UPDATE families_social_care SET to_on = @on WHERE id = @StatusId", new { command.StatusId, on }, ct);
            await history.Keep(command.PersonId, [new("Social care", Codes.SocialCare[status.Code], null)], ct);
            return default;
        }
    }

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit, TimeProvider clock) : PersonPage(audit)
    {
        public Guid Id { get; set; }
        public Guid StatusId { get; set; }
        public string? Code { get; set; }
        public DateOnly? From { get; set; }
        public string? Source { get; set; }
        public DateOnly? SeenOn { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        public Task<IActionResult> OnPost(CancellationToken ct) => Save(() => send.Send(new Command(Id, PersonId, Code, From, Source, SeenOn), ct));

        public Task<IActionResult> OnPostEnd(CancellationToken ct) => Save(() => send.Send(new End(PersonId, StatusId), ct));

        protected override async Task Load(CancellationToken ct) => Stands = await send.Ask(new Query(PersonId), ct);

        protected override void Fill() => Id = clock.NewId();
    }
}
