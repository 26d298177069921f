using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>A midwife of the team, or the manager, hands on what a midwife who has left looked after.</summary>
internal static class HandOnPregnancies
{
    [Allows(Permissions.TakeOver, Unscoped = "only what a colleague of one's own team, or somebody one manages, has left is listed")]
    internal sealed record Query : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Leaver> Leavers, IReadOnlyList<GetStaff.Worker> Midwives);

    internal sealed record Leaver(Guid Id, string Name, DateOnly LeftOn, IReadOnlyList<Row> Rows);

    /// <param name="Who">"Somebody you do not work with" for a manager: who she is matters to whoever takes her on.</param>
    internal sealed record Row(Guid PregnancyId, string Who);

    internal sealed class Lists(Leavers leavers, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var rows = await leavers.Listed(ct);
            var names = (await send.Ask(new GetPeople([.. rows.Select(r => r.PersonId).Distinct()]), ct)).ToDictionary(p => p.Id, p => p.Name);
            var workers = await send.Names(rows.Select(r => (Guid?)r.LeaverId), ct);
            var midwives = await send.Ask(new FindStaff(null, Roles.Midwife), ct);
            audit.Saw(rows.Select(r => r.PersonId));
            return new([.. rows.GroupBy(r => (r.LeaverId, r.LeftOn)).Select(g => new Leaver(
                g.Key.LeaverId, workers(g.Key.LeaverId), g.Key.LeftOn, [.. g.Select(r => new Row(r.Id, names.GetValueOrDefault(r.PersonId, "Somebody")))]))], midwives);
        }
    }

    /// <param name="Taken">The pregnancies to hand on, all of one midwife who has left.</param>
    [Allows(Permissions.TakeOver, Unscoped = "each is checked against what is listed for the user")]
    internal sealed record Command(Guid? ToUserId, IReadOnlyList<Guid>? Taken) : ICommand;

    internal sealed class Handler(Leavers leavers, ISend send) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals()
                .If(command.Taken is not { Count: > 0 }, "Taken", "Choose at least one family")
                .If(command.ToUserId is null, "ToUserId", "Choose who looks after them from now")
                .Throw();
            if (await send.Ask(new GetStaff([command.ToUserId!.Value]), ct) is not [{ Ended: false } to]
                || (await send.Ask(new FindStaff(to.Name, Roles.Midwife), ct)).All(w => w.Id != to.Id)) throw new Refused("ToUserId", "Choose a midwife from the list");
            var listed = (await leavers.Listed(ct)).ToDictionary(l => l.Id);
            foreach (var id in command.Taken!.Distinct())
                await leavers.HandOn(listed.GetValueOrDefault(id) ?? throw new NotFound("The pregnancy"), to.Id, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.TakeOver, Unscoped = "only what a colleague of one's own team, or somebody one manages, has left is listed")]
    internal sealed class Page(ISend send, CurrentUser user) : FormPage
    {
        public Guid? ToUserId { get; set; }
        public List<Guid> Taken { get; set; } = [];

        internal Answer Shown { get; private set; } = null!;

        internal IEnumerable<SelectListItem> Choices => Staff.Choices(Shown.Midwives);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            ToUserId ??= Shown.Midwives.Any(m => m.Id == user.Id) ? user.Id : null;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ToUserId, Taken), ct);
            return Redirect("/antenatal/left");
        });

        protected override async Task Show(CancellationToken ct) => Shown = await send.Ask(new Query(), ct);
    }
}
