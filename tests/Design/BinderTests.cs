using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace Neighbourhood.Design.Tests;

/// <summary>The binders, on what a form or a link sends.</summary>
public sealed class BinderTests
{
    [Fact]
    public async Task One_value_is_read_as_code_writes_it()
    {
        Assert.Equal(new DateOnly(2026, 1, 31), (await Bind<DateOnly?>(new DateBinder(), ("HeldOn", "2026-01-31"))).Result.Model);
        Assert.Equal(new MonthOfYear(2026, 1), (await Bind<MonthOfYear?>(new MonthBinder(), ("HeldOn", "2026-01"))).Result.Model);
    }

    [Fact]
    public async Task Nothing_sent_leaves_the_property_alone()
    {
        var binding = await Bind<DateOnly?>(new DateBinder());
        Assert.False(binding.Result.IsModelSet);
        Assert.True(binding.ModelState.IsValid);
    }

    [Fact]
    public async Task Empty_boxes_are_null_and_a_date_that_must_be_is_missed()
    {
        var optional = await Bind<DateOnly?>(new DateBinder(), ("HeldOn.Day", ""), ("HeldOn.Month", ""), ("HeldOn.Year", ""));
        Assert.True(optional.Result.IsModelSet);
        Assert.Null(optional.Result.Model);
        Assert.True(optional.ModelState.IsValid);

        var needed = await Bind<DateOnly>(new DateBinder(), ("HeldOn.Day", ""), ("HeldOn.Month", ""), ("HeldOn.Year", ""));
        Assert.Equal("Held on must be entered", Assert.Single(needed.ModelState["HeldOn"]!.Errors).ErrorMessage);
    }

    [Theory]
    [InlineData("31-01-2026")]
    [InlineData("2026-02-30")]
    [InlineData("<script>")]
    public async Task One_value_that_is_no_date_is_told_and_kept(string text)
    {
        var binding = await Bind<DateOnly?>(new DateBinder(), ("HeldOn", text));
        Assert.Equal("Held on must be a real date, like 2026-01-31", Assert.Single(binding.ModelState["HeldOn"]!.Errors).ErrorMessage);
        Assert.Equal(text, binding.ModelState["HeldOn"]!.AttemptedValue);
        Assert.False(binding.ModelState.IsValid);
    }

    [Fact]
    public async Task What_was_typed_in_the_boxes_is_kept()
    {
        var binding = await Bind<DateOnly?>(new DateBinder(), ("HeldOn.Day", "31"), ("HeldOn.Month", "Feb"), ("HeldOn.Year", "2026"));
        Assert.Equal("Held on must be a real date", Assert.Single(binding.ModelState["HeldOn"]!.Errors).ErrorMessage);
        Assert.Equal("Feb", binding.ModelState["HeldOn.Month"]!.AttemptedValue);
    }

    [Fact]
    public async Task A_month_and_a_time_that_are_none_are_told()
    {
        var month = await Bind<MonthOfYear?>(new MonthBinder(), ("HeldOn.Month", "14"), ("HeldOn.Year", "2026"));
        Assert.Equal("Held on must be a real month and year", Assert.Single(month.ModelState["HeldOn"]!.Errors).ErrorMessage);
        var half = await Bind<MonthOfYear?>(new MonthBinder(), ("HeldOn.Month", ""), ("HeldOn.Year", "2026"));
        Assert.Equal("Held on must include a month", Assert.Single(half.ModelState["HeldOn"]!.Errors).ErrorMessage);
        var time = await Bind<TimeOnly?>(new TimeBinder(), ("HeldOn", "25:00"));
        Assert.Equal("Held on must be a time, like 9:30am or 14:00", Assert.Single(time.ModelState["HeldOn"]!.Errors).ErrorMessage);
    }

    private static async Task<ModelBindingContext> Bind<T>(IModelBinder binder, params (string Key, string Value)[] sent)
    {
        var metadata = new EmptyModelMetadataProvider().GetMetadataForProperty(typeof(Form<T>), nameof(Form<T>.HeldOn));
        var form = new FormCollection(sent.ToDictionary(pair => pair.Key, pair => new StringValues(pair.Value), StringComparer.Ordinal));
        var binding = new DefaultModelBindingContext
        {
            ModelMetadata = metadata,
            ModelName = "HeldOn",
            ModelState = new ModelStateDictionary(),
            ValueProvider = new FormValueProvider(BindingSource.Form, form, CultureInfo.InvariantCulture),
        };
        await binder.BindModelAsync(binding);
        return binding;
    }

    private sealed class Form<T>
    {
        public T? HeldOn { get; set; }
    }
}
