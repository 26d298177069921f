using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>A midwife or health visitor notes that an appointment, scan or visit took place: when, where, and whether her partner was there. Also one that counted as missed, and what was noted wrongly.</summary>
internal static class NoteDone
{
    [Allows(Permissions.NoteMilestones, On = nameof(MilestoneId))]
    internal sealed record Command(Guid MilestoneId, DateOnly? DoneOn, string? Place, WithPartner? WithPartner, int Version) : ICommand;

    internal sealed class Handler(Db db, MilestoneSteps steps, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await steps.ToChange(command.MilestoneId, MilestoneStatus.Done, command.Version, ct) is not var (one, pregnancy)) return default;
            var booking = one.Code == Schedule.Booking;
            if (booking && one.Status != MilestoneStatus.Done) throw new Refused("", "Note the booking appointment on the pregnancy's own page: more is asked there.");
            // What merely fell out of the list may have taken place all the same.
            if (one is { Status: MilestoneStatus.NotNeeded, Because: Because.Person }) throw new Refused("", "This is not needed. Put that right first.");
            var earliest = pregnancy.AgreedEdd is { } edd ? Gestation.DayOf(edd, 0) : (DateOnly?)null;
            new Refusals()
                .If(command.DoneOn is null, "DoneOn", "Enter the date on which it took place")
                .If(command.DoneOn > clock.Today(), "DoneOn", "The date must be today or before")
                .If(command.DoneOn < earliest, "DoneOn", "The date must not be before the pregnancy began")
                .If(booking && command.DoneOn is { } on && on != one.DoneOn, "DoneOn", "The date of the booking is changed on the pregnancy's own page")
                .Text(command.Place, "Place", 200)
                .If(command.WithPartner is not { } with || !Enum.IsDefined(with), "WithPartner", "Choose whether her partner was there")
                .Throw();
            await db.ExecuteVersioned("""
                UPDATE antenatal_milestone SET status = 'Done', because = NULL, reason = NULL, done_on = @DoneOn, place = @place, with_partner = @WithPartner, noted_by = @by, version = version + 1
                WHERE id = @MilestoneId AND version = @Version
                """, new { command.MilestoneId, command.DoneOn, place = string.IsNullOrWhiteSpace(command.Place) ? null : command.Place.Trim(), command.WithPartner, by = user.Id, command.Version }, ct: ct);
            await steps.Noted(one, MilestoneStatus.Done, null, ct);
            return default;
        }
    }

    [Allows(Permissions.NoteMilestones, On = nameof(MilestoneId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : MilestonePage(send)
    {
        public DateOnly? DoneOn { get; set; }
        public string? Place { get; set; }
        public WithPartner? WithPartner { get; set; }

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            await ShowNow(ct);
            if (View.Milestone is { Code: Schedule.Booking, Status: not MilestoneStatus.Done }) return Redirect(Back);
            ModelState.Clear();
            (DoneOn, Place, WithPartner) = (View.Milestone.DoneOn ?? clock.Today(), View.Milestone.Place, View.Milestone.WithPartner);
            return Page();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(MilestoneId, DoneOn, Place, WithPartner, Version), ct);
    }
}
