using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A supporter who is somebody here too said that this may be known: the program then looks whom they know, and shows nobody.</summary>
internal static class TieToPerson
{
    /// <param name="PersonId">Null: no longer.</param>
    /// <param name="SaidYes">The supporter's own word.</param>
    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    internal sealed record Command(Guid SupporterId, int Version, Guid? PersonId, bool SaidYes) : ICommand;

    /// <summary>Who could be them: people who asked this programme for somebody to talk to, of those whom the coordinator may see.</summary>
    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    internal sealed record Query(Guid SupporterId) : IQuery<IReadOnlyList<GetPeople.Person>>;

    internal sealed class Answers(Db db, SupporterSteps steps, ISend send, Audit audit) : IQueryHandler<Query, IReadOnlyList<GetPeople.Person>>
    {
        public async Task<IReadOnlyList<GetPeople.Person>> Handle(Query query, CancellationToken ct)
        {
            var now = await steps.Find(query.SupporterId, ct);
            var asked = (await db.Query<Guid>("SELECT DISTINCT person_id FROM peersupport_request WHERE programme_id = @ProgrammeId", now, ct)).Union(now.PersonId is { } tied ? [tied] : []).ToList();
            var people = (asked.Count == 0 ? [] : await send.Ask(new GetPeople(asked), ct)).Where(p => p.Masking != Masking.Hidden).DistinctBy(p => p.KeptId ?? p.Id).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ToList();
            audit.Saw(people.Select(p => p.Id));
            return people;
        }
    }

    internal sealed class Handler(Db db, SupporterSteps steps, ISend send) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Here(command.SupporterId, ct);
            if (now.PersonId == command.PersonId) return default;
            if (command.PersonId is { } person)
            {
                if (!command.SaidYes) throw new Refused("SaidYes", "Ask the supporter first");
                if ((await send.Ask(new GetPeople([person]), ct)).SingleOrDefault() is null or { Masking: Masking.Hidden }) throw new NotFound("This person");
            }
            await steps.Changed(now.Id, command.Version, ct);
            await db.Execute("UPDATE peersupport_supporter SET person_id = @PersonId WHERE id = @SupporterId", command, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : SupporterPage(send)
    {
        internal const string Nobody = "none";

        public string? Who { get; set; }
        public bool SaidYes { get; set; }

        internal IReadOnlyList<SelectListItem> Known { get; private set; } = [];

        public Task OnGet(CancellationToken ct) => Begin(ct);

        public Task<IActionResult> OnPost(CancellationToken ct)
        {
            Guid? person = Guid.TryParse(Who, out var id) ? id : null;
            if (person is null && Who != Nobody) ModelState.AddModelError(nameof(Who), "Choose who they are here");
            return Step(new Command(SupporterId, Version, person, SaidYes), ct);
        }

        protected override async Task Show(CancellationToken ct)
        {
            await base.Show(ct);
            Known = [.. (await Sender.Ask(new Query(SupporterId), ct)).Select(p => new SelectListItem($"{p.Name}{(p.Age is null ? "" : $", {p.Age}")}", p.Id.ToString()))];
        }
    }
}
