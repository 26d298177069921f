using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.LookUps;

/// <summary>A worker finds out whether somebody whom they do not work with is known: by all of name, day of birth and postcode, or by NHS number; one line answers.</summary>
internal static class LookUpSomebody
{
    /// <summary>A command, since each look is counted and kept.</summary>
    [Allows(Permissions.LookUp, Unscoped = "asks for somebody outside of every scope by exact details, counts each look, and answers one line without a name or place")]
    internal sealed record Command(
        string? FirstName, string? FamilyName, bool OnlyOneName, DateOnly? Born, string? Postcode, string? NhsNumber, string? Reason) : ICommand<Answer>;

    /// <param name="Says">The one line.</param>
    internal sealed record Answer(LookUpOutcome Outcome, string Says);

    internal sealed class Handler(Db db, ISend send, Finder finder, Audit audit, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command command, CancellationToken ct)
        {
            Check(command);
            await KeepWithinLimit(command, ct);
            var number = NhsNumber.Read(command.NhsNumber);
            var found = number is not null ? await finder.ByNumber(number, ct)
                : await finder.ByDetails(command.FirstName!, command.OnlyOneName ? null : command.FamilyName, command.Born!.Value, command.Postcode!, ct);

            var reason = command.Reason!.Trim();
            await db.Execute("""
                INSERT INTO families_look_up (id, user_id, organisation_id, asked_at, outcome, person_id, reason)
                VALUES (@id, @me, @OrganisationId, @now, @Outcome, @PersonId, @reason)
                """, new { id = clock.NewId(), me = user.Id, user.OrganisationId, now = clock.Now(), found.Outcome, found.PersonId, reason }, ct);
            await audit.Write("view", "Families.LookUpSomebody", found.PersonId is { } person ? [person] : [], reason, ct);
            audit.Reason = reason;
            return new(found.Outcome, await Says(found, ct));
        }

        private static void Check(Command command)
        {
            var refusals = new Refusals().Text(command.Reason, nameof(command.Reason), 300, "Say why you need to know", least: 5);
            if (!string.IsNullOrWhiteSpace(command.NhsNumber))
                refusals.If(NhsNumber.Read(command.NhsNumber) is null, nameof(command.NhsNumber), "Check the NHS number: it has 10 digits, like 999 000 0018");
            else
                refusals.If(!Names.IsName(command.FirstName), nameof(command.FirstName), "Enter the first name, or the NHS number")
                    .If(!command.OnlyOneName && !Names.IsName(command.FamilyName), nameof(command.FamilyName), FormF1.FamilyName)
                    .If(command.Born is null, nameof(command.Born), "Enter the day of birth")
                    .If(ContactValue.Postcode(command.Postcode) is null, nameof(command.Postcode), "Enter the whole postcode");
            refusals.Throw();
        }

        /// <summary>One look too many is refused, and kept as an attempt that was denied.</summary>
        private async Task KeepWithinLimit(Command command, CancellationToken ct)
        {
            if (user.IsSystem) return;
            var most = int.Parse(await send.Ask(new GetSetting("families.lookUpsPerHour"), ct), System.Globalization.CultureInfo.InvariantCulture);
            var looks = await db.Find<int>("SELECT COUNT(*) FROM families_look_up WHERE user_id = @me AND asked_at > @since", new { me = user.Id, since = clock.Now().AddHours(-1) }, ct);
            if (looks < most) return;
            await audit.Denied(command, Permissions.LookUp, ct);
            throw new Refused("", $"You have asked for {most} people within an hour. Wait, or ask your coordinator");
        }

        private async Task<string> Says(Finder.Found found, CancellationToken ct) => found.Outcome switch
        {
            LookUpOutcome.NotKnown => "Nobody with these details is known here.",
            LookUpOutcome.YoursAlready => "You work with this family already: find them in Families.",
            LookUpOutcome.Known => $"Known to Neighbourhood. Ask the coordinator of {(await send.Ask(new GetOrganisations([found.OrganisationId!.Value]), ct)).Single().Name}.",
            _ => "Someone will look at this, and answers you here.",
        };
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/families/look-ups", async (Command command, ISend send, CancellationToken ct) => Results.Ok(await send.Send(command, ct)));

    /// <summary>The details are posted, so that no name stands in an address or a log; the line is shown by the same request.</summary>
    [Allows(Permissions.LookUp, Unscoped = "asks for somebody outside of every scope by exact details, counts each look, and answers one line without a name or place")]
    [BindProperties]
    internal sealed class Page(ISend send, MyLookUps mine) : FormPage
    {
        public string? FirstName { get; set; }
        public string? FamilyName { get; set; }
        public bool OnlyOneName { get; set; }
        public DateOnly? Born { get; set; }
        public string? Postcode { get; set; }
        public string? NhsNumber { get; set; }
        public string? Reason { get; set; }

        public Answer? Found { get; private set; }

        public IReadOnlyList<MyLookUps.Look> Before { get; private set; } = [];

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            Found = await send.Send(new Command(FirstName, FamilyName, OnlyOneName, Born, Postcode, NhsNumber, Reason), ct);
            await Show(ct);
            return Page();
        });

        protected override async Task Show(CancellationToken ct) => Before = await mine.Latest(ct);
    }
}
