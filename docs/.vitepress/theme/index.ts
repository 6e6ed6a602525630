import DefaultTheme from "vitepress/theme-without-fonts";
import "./colours.css";
import "./pages.css";
import "./print.css";

export default DefaultTheme;
